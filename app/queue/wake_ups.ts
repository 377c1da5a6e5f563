import db from '@adonisjs/lucid/services/db'

/** A job of a module that is to be run at an instant. */
export interface WakeUp {
  clinicId: string
  module: string
  job: string
  recordId: string
}

/** One that is due, as it stood when it was seen. */
export interface DueWakeUp extends WakeUp {
  dueAt: number
  lookAt: number
}

const TABLE = 'wake_ups'
const KEY = ['clinic_id', 'module_key', 'job', 'record_id']

/**
 * Writes down when to wake a job; asking again moves it.
 *
 * @param onlyEarlier an earlier time that stands already is left
 */
export async function askWakeUp(wakeUp: WakeUp, dueAt: number, { onlyEarlier = false } = {}) {
  const row = { ...rowOf(wakeUp), due_at: dueAt, look_at: dueAt }
  const inserted = db.connection('central').insertQuery().table(TABLE).insert(row).knexQuery
  await (onlyEarlier ? inserted.onConflict(KEY).ignore() : inserted.onConflict(KEY).merge())
  if (!onlyEarlier) return
  await standing(wakeUp).where('due_at', '>', dueAt).update({ due_at: dueAt, look_at: dueAt })
}

export async function forgetWakeUp(wakeUp: WakeUp) {
  await standing(wakeUp).delete()
}

/** The most urgent first. */
export async function dueWakeUps(now: number, most: number): Promise<DueWakeUp[]> {
  const rows = await db
    .connection('central')
    .from(TABLE)
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(most)
  return rows.map((row) => ({
    clinicId: row.clinic_id,
    module: row.module_key,
    job: row.job,
    recordId: row.record_id,
    dueAt: Number(row.due_at),
    lookAt: Number(row.look_at),
  }))
}

/**
 * Looks at it again at `until` unless it is done by then: whoever claimed it may die on the way.
 *
 * @returns whether it still stood as it was seen, so that one process alone hands it over
 */
export async function claimWakeUp(due: DueWakeUp, until: number): Promise<boolean> {
  const { lookAt, dueAt } = due
  const found = standing(due).where({ look_at: lookAt, due_at: dueAt })
  const [changed] = [await found.update({ look_at: until })].flat()
  return Number(changed) === 1
}

/** After it was handed over. One that was moved meanwhile stays. */
export async function finishWakeUp(due: DueWakeUp, until: number) {
  await standing(due).where({ look_at: until, due_at: due.dueAt }).delete()
}

/** All that are due of one job of a clinic are looked at later; when they were due stands as it was. */
export async function putOffWakeUps({ clinicId, module, job }: WakeUp, now: number, until: number) {
  const due = db.connection('central').from(TABLE).where('look_at', '<=', now)
  await due.where({ clinic_id: clinicId, module_key: module, job }).update({ look_at: until })
}

function standing(wakeUp: WakeUp) {
  return db.connection('central').from(TABLE).where(rowOf(wakeUp))
}

function rowOf({ clinicId, module, job, recordId }: WakeUp) {
  return { clinic_id: clinicId, module_key: module, job, record_id: recordId }
}
