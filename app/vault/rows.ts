import { readSealed, SEAL_MARK } from '@medtrack/sdk/sealed_text'
import type Clinic from '#tenancy/clinic'
import { isSealed, unsealWhatOpens } from '#vault/vault'

type Row = Record<string, unknown>

/**
 * Rows as they would be had nothing been sealed, for who takes their data elsewhere. What belongs to somebody erased
 * stays as it is: nobody can open it.
 */
export async function inTheClear({ id }: Clinic, rows: readonly Row[]): Promise<Row[]> {
  const places = rows.flatMap((row, index) =>
    Object.entries(row).flatMap(([column, value]) => {
      const sealed = sealedIn(value)
      return sealed ? [{ index, column, sealed, isText: typeof value === 'string' }] : []
    })
  )
  if (places.length === 0) return [...rows]
  const opened = await unsealWhatOpens(
    id,
    places.map(({ sealed }) => sealed)
  )
  const copies = rows.map((row) => ({ ...row }))
  places.forEach(({ index, column, isText }, at) => {
    const content = opened[at]
    if (content) copies[index][column] = isText ? content.toString() : content
  })
  return copies
}

function sealedIn(value: unknown): Buffer | null {
  const content =
    typeof value === 'string' && value.startsWith(SEAL_MARK) ? readSealed(value) : value
  return Buffer.isBuffer(content) && isSealed(content) ? content : null
}
