import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Migration } from '#releases/migration_source'
import { FENCE, LEDGER } from '#releases/migrator'
import { FencedOffError, HalfAppliedError } from '#rollouts/errors'
import { passFence } from '#rollouts/schema/fence'
import type { SchemaChange } from '#rollouts/schema/schema_change'
import type { MigrationParts, Part } from '#rollouts/schema/migration_parts'
import { failureOf, idOf, partsOf } from '#rollouts/schema/migration_parts'
import { reverseOf } from '#rollouts/schema/reverse'
import { isTransient } from '#rollouts/steps/transient'
import { selectRows } from '#tenancy/select_rows'

/** What stands in the clinic's database about a change that is under way. */
interface UnderWay {
  /** Whether the ledger names the migration: another worker may have been faster. */
  hasRun: boolean
  migration: string | null
  statements: Part[]
  position: number
}

/**
 * MySQL commits each statement that changes a schema by itself, and each is atomic. So the change is
 * written down first, with the part that is next. After a crash that part may have been taken or
 * not: it is asked again, and an answer that it stands already means that it was.
 */
export async function changeMysql(
  client: QueryClientContract,
  migration: Migration,
  change: SchemaChange
): Promise<void> {
  const own = new MysqlChange(client, migration, change.fence)
  const before = await own.read()
  if (before.hasRun) return
  const split = await partsOf(migration, client)
  try {
    await own.run(before, split, change.snapshots?.get(idOf(migration)) ?? [])
  } catch (error) {
    if (isOfTheMoment(error)) throw error
    await own.reverse()
    throw failureOf(migration, error)
  }
  await own.end()
}

/** One line, also where no fence was ever passed. */
const STANDS = `
  select ledger.ran, fence.migration, fence.statements, fence.position
  from (select count(*) as ran from ${LEDGER} where module = ? and name = ?) ledger
  left join ${FENCE} fence on fence.id = 1`

interface Line {
  ran: number
  migration: string | null
  statements: string | null
  position: number | null
}

const NOTHING = { migration: null, statements: null, position: 0 }

class MysqlChange {
  /** On the one connection that holds the clinic's lock on the server. */
  readonly #client: QueryClientContract
  readonly #migration: Migration
  readonly #fence: number

  constructor(client: QueryClientContract, migration: Migration, fence: number) {
    this.#client = client
    this.#migration = migration
    this.#fence = fence
  }

  async read(): Promise<UnderWay> {
    const { module, name } = this.#migration
    const [line] = await selectRows<Line>(this.#client, STANDS, [module, name])
    return {
      hasRun: Number(line.ran) > 0,
      migration: line.migration,
      statements: line.statements ? JSON.parse(line.statements) : [],
      position: line.position ?? 0,
    }
  }

  async run(before: UnderWay, split: MigrationParts, copies: readonly string[]) {
    const { statements, position, isResumed } = await this.#begin(before, [
      ...copies,
      ...split.parts,
    ])
    const deferred = [...split.deferred]
    if (statements.filter((part) => part === null).length !== deferred.length) {
      throw new HalfAppliedError(
        `Migration ${idOf(this.#migration)} was broken off and leaves something out when it is asked again.`
      )
    }
    for (const [at, part] of statements.entries()) {
      const later = part === null ? deferred.shift() : undefined
      if (at < position) continue
      if (part === null) await this.#defer(at, later)
      else await this.#statement(part, isResumed && at === position)
      // That the last one is done is written down with the ledger.
      if (part !== null && at + 1 < statements.length) await this.#note({ position: at + 1 })
    }
  }

  /** Under the fence: what stands in the ledger was done by whoever holds the clinic. */
  async end() {
    const { module, name, checksum } = this.#migration
    await this.#client.transaction(async (trx) => {
      await this.#note(NOTHING, trx)
      await trx.table(LEDGER).insert({ module, name, checksum, ran_at: Date.now() })
    })
  }

  /** Takes back what a change that failed has done so far, where that can be done by rule. */
  async reverse() {
    const { statements, position } = await this.read()
    for (let at = position - 1; at >= 0; at--) {
      const part = statements[at]
      const undo = part === null ? [] : reverseOf(part)
      if (!undo) return
      for (const sql of undo) await this.#client.rawQuery(sql)
      await this.#note({ position: at })
    }
    await this.#note(NOTHING)
  }

  async #begin(before: UnderWay, parts: Part[]) {
    const migration = idOf(this.#migration)
    if (before.migration) await passFence(this.#client, this.#fence)
    if (before.migration === migration) return { ...before, isResumed: true }
    if (before.migration) await this.reverse()
    const begun = { migration, statements: JSON.stringify(parts), position: 0 }
    await passFence(this.#client, this.#fence, begun)
    return { statements: parts, position: 0, isResumed: false }
  }

  async #statement(sql: string, mayStand: boolean) {
    try {
      await this.#client.rawQuery(sql)
    } catch (error) {
      if (!mayStand || !STANDS_ALREADY.has((error as { code?: string }).code ?? '')) throw error
    }
  }

  /** Row changes and their mark are one transaction; the lint keeps schema changes out of them. */
  async #defer(at: number, work: ((client: QueryClientContract) => unknown) | undefined) {
    await this.#client.transaction(async (trx) => {
      await this.#note({ position: at + 1 }, trx)
      await work?.(trx)
    })
  }

  /** @throws FencedOffError where a newer worker has passed the fence */
  async #note(values: Record<string, unknown>, client = this.#client) {
    const line = client.from(FENCE).where('id', 1).where('fence', this.#fence)
    if (Number([await line.update(values)].flat()[0]) !== 1) throw new FencedOffError()
  }
}

/** What the server says of a statement that asks for what is there, or away, already. */
const STANDS_ALREADY = new Set([
  'ER_TABLE_EXISTS_ERROR',
  'ER_DUP_FIELDNAME',
  'ER_DUP_KEYNAME',
  'ER_FK_DUP_NAME',
  'ER_DUP_CONSTRAINT_NAME',
  'ER_CANT_DROP_FIELD_OR_KEY',
  'ER_BAD_TABLE_ERROR',
])

/** The server or the lease went away: the change stays as it is and is gone on with. */
function isOfTheMoment(error: unknown): boolean {
  if (error instanceof FencedOffError || error instanceof HalfAppliedError) return true
  const { code } = error as { code?: string }
  return isTransient(error) && code !== 'ER_NO_SUCH_TABLE'
}
