import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { FencedOffError } from '#rollouts/errors'
import RolloutStep from '#rollouts/rollout_step'

/** What a step is to become. */
export interface StepChange {
  step: RolloutStep
  changes: Partial<RolloutStep>
}

/**
 * Changes steps of one batch in one statement, each in its own way, while they are the batch's: a
 * person, or the conductor, may have taken one out of it.
 *
 * @throws FencedOffError where one of them is the batch's no more
 */
export async function changeSteps(client: QueryClientContract, all: readonly StepChange[]) {
  const rows = all.map(({ step, changes }) => ({ id: step.id, values: columnsOf(changes) }))
  const changed = await client
    .from('rollout_steps')
    .whereIn(
      'id',
      rows.map(({ id }) => id)
    )
    .where('batch', all[0].step.batch ?? '')
    .whereNotNull('queued_at')
    .update(valuesOf(rows))
  if (Number([changed].flat()[0]) !== rows.length) throw new FencedOffError()
}

interface Row {
  id: string
  values: Record<string, unknown>
}

/** A value by column; where they differ, one by the step's id. */
function valuesOf(rows: readonly Row[]) {
  const columns = new Set(rows.flatMap(({ values }) => Object.keys(values)))
  return Object.fromEntries([...columns].map((column) => [column, valueOf(column, rows)]))
}

function valueOf(column: string, rows: readonly Row[]) {
  const [{ values: first }] = rows
  const isShared = rows.every(({ values }) => column in values && values[column] === first[column])
  if (isShared) return first[column]
  const own = rows.filter(({ values }) => column in values)
  const cases = own.map(() => 'when ? then ?').join(' ')
  const bindings = own.flatMap(({ id, values }) => [id, values[column]])
  return db.rawQuery(`case id ${cases} else ${column} end`, bindings).knexQuery
}

/** A statement past the model: names of columns, and JSON written out. */
function columnsOf(changes: Partial<RolloutStep>): Row['values'] {
  return Object.fromEntries(
    Object.entries(changes).map(([attribute, value]) => [
      RolloutStep.$keys.attributesToColumns.get(attribute, attribute),
      value !== null && typeof value === 'object' ? JSON.stringify(value) : value,
    ])
  )
}
