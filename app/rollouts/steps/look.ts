import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { BACKFILLS, LEDGER, prepareLedger } from '#releases/migrator'
import type { Release } from '#releases/release'
import { idOf } from '#rollouts/schema/migration_parts'
import { countOf, tablesOf } from '#rollouts/steps/module_tables'
import type Clinic from '#tenancy/clinic'
import { checkFingerprint } from '#tenancy/fingerprint'
import { selectRows } from '#tenancy/select_rows'
import { FingerprintMismatchError } from '#tenancy/errors'

/** What stands in a clinic's database before anything there is touched. */
export interface Look {
  /** What its ledger names, as `module/name` with its checksum. */
  ran: ReadonlyMap<string, string>
  /** Rows by table of the release it runs. */
  rows: Record<string, number>
}

/**
 * Looks at a clinic's database in one question: whose it is, what has run there, and how many rows
 * stand in the tables of the release that it runs.
 *
 * @throws FingerprintMismatchError
 */
export async function lookAt(
  clinic: Clinic,
  client: QueryClientContract,
  runs: Release | undefined
): Promise<Look> {
  const tables = runs ? await tablesOf(runs) : []
  const ask = () => selectRows<Line>(client, questionFor(tables), [])
  const lines = await ask().catch(async (error: Error & { code?: string }) => {
    if (error.code !== 'ER_NO_SUCH_TABLE' && !/no such table/.test(error.message)) throw error
    // From before there were backfills, or not a clinic's at all.
    await checkFingerprint(client, clinic)
    await prepareLedger(client)
    return ask()
  })
  if (lines[0]?.its_clinic !== clinic.id) throw new FingerprintMismatchError()
  const counted = tables.map((table) => [table, Number(lines[0][`rows_${table}`])])
  return {
    ran: new Map(lines.map(({ module, name, checksum }) => [idOf({ module, name }), checksum])),
    rows: Object.fromEntries(counted),
  }
}

interface Line extends Record<string, unknown> {
  its_clinic: string
  module: string
  name: string
  checksum: string
}

/** What does not hang on the line is asked once, not for each. */
function questionFor(tables: readonly string[]) {
  const asked = [
    '(select clinic_id from clinic_fingerprint limit 1) as its_clinic',
    `(select max(done_at) from ${BACKFILLS}) as filled_at`,
    ...tables.map((table) => `${countOf(table)} as \`rows_${table}\``),
  ]
  return `select module, name, checksum, ${asked.join(', ')} from ${LEDGER}`
}
