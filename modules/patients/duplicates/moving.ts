import { currentClinic } from '@medtrack/sdk'
import { digestOf, type Row } from './exact_rows.js'
import { movables, type Movable } from './movable.js'
import { giveTo, keyOf, keysIn, removeRow, rowsByKey, type Key } from './stored_rows.js'

/** What a merge did with the rows of one table. */
export interface Move {
  movable: Movable
  /** Rows that came over, with what stood in them. */
  moved: { key: Key; digest: string }[]
  /** Rows that would have been twice there, taken out until the merge is taken back. */
  aside: Row[]
  /** What the one who stays had before. */
  own: Key[]
}

/** Makes everything of one patient another's, in every module. In the transaction of the merge. */
export async function moveAll(from: string, to: string): Promise<Move[]> {
  const moves: Move[] = []
  for (const movable of await movables()) {
    const own = await keysIn(movable, to)
    const aside = await putAside(movable, from, to)
    const moved = await move(movable, from, to)
    if (moved.length + aside.length + own.length > 0) moves.push({ movable, moved, aside, own })
  }
  return moves
}

async function move(movable: Movable, from: string, to: string): Promise<Move['moved']> {
  const keys = await keysIn(movable, from)
  const moved: Move['moved'] = []
  for await (const rows of rowsByKey(movable, from, keys)) {
    for (const row of rows) {
      moved.push({ key: keyOf(movable, row), digest: digestOf(row, movable.patientIds) })
    }
  }
  await giveTo(movable, keys, { from, to })
  return moved
}

async function putAside(movable: Movable, from: string, to: string): Promise<Row[]> {
  const aside: Row[] = []
  for (const columns of movable.unique) {
    for (const row of await clashing(movable, columns, from, to)) {
      aside.push(row)
      await removeRow(movable, from, row)
    }
  }
  return aside
}

/** Compared by the database, as its unique index compares: on MySQL `A` is `a`, and nothing equals NULL. */
async function clashing(
  { table, patientId }: Movable,
  columns: readonly string[],
  from: string,
  to: string
): Promise<Row[]> {
  return currentClinic()
    .db.from(`${table} as going`)
    .where(`going.${patientId}`, from)
    .whereExists((staying) => {
      staying.from(`${table} as staying`).select(`staying.${patientId}`)
      staying.where(`staying.${patientId}`, to)
      for (const column of columns) staying.whereColumn(`staying.${column}`, `going.${column}`)
    })
    .select('going.*')
    .forUpdate()
}
