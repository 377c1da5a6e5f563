import { currentClinic, dispatch, transaction } from '@medtrack/sdk'
import { audit } from '../acts.js'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import Erasure from '../models/erasure.js'
import type Patient from '../models/patient.js'
import { storedNow } from '../people/registration.js'
import { blockersOf } from './blockers.js'
import { NotAskedError, NotErasableError } from './errors.js'
import type { ErasureReason } from './reasons.js'

const JOB = 'patients.erase'

/**
 * The first confirmation. Nothing happens to the patient yet.
 *
 * @throws NotErasableError
 */
export async function askToErase(patient: Patient, reason: ErasureReason): Promise<Erasure> {
  await demandErasable(patient)
  const { actor } = currentClinic()
  return transaction(async () => {
    await takeBackAsking(patient)
    const now = DateTime.utc()
    const asker = { askedBy: actor.userId, askedByName: actor.name, askedAt: now }
    return Erasure.create({ id: v7(), patientId: patient.id, state: 'asked', reason, ...asker })
  })
}

/** The acting member's own first confirmation, as long as it counts. */
export async function askedFor(patient: Patient): Promise<Erasure | null> {
  const { userId } = currentClinic().actor
  const asked = Erasure.query().where({ patientId: patient.id, state: 'asked', askedBy: userId })
  const erasure = await asked.first()
  return erasure?.isFresh ? erasure : null
}

/** Forgets every first confirmation: there was none. */
export async function takeBackAsking({ id }: Patient) {
  const { db } = currentClinic()
  await db.from('patients_erasures').where({ patient_id: id, state: 'asked' }).delete()
}

/**
 * The second confirmation, by the same person: from here on the chart is closed and the erasing goes on by itself. The job
 * is queued before the confirmation is committed, and waits for it at the row's lock: neither is without the other.
 *
 * @throws NotErasableError, NotAskedError
 */
export async function confirmErasing(patient: Patient): Promise<Erasure> {
  await demandErasable(patient)
  return transaction(async (trx) => {
    const erasure = await askedFor(patient)
    if (!erasure) throw new NotAskedError()
    const change = { state: 'confirmed', confirmed_at: storedNow(), updated_at: storedNow() }
    const asked = trx.from('patients_erasures').where({ id: erasure.id, state: 'asked' })
    if (Number([await asked.update(change)].flat()[0]) !== 1) throw new NotAskedError()
    const details = { reason: erasure.reason, erasure: erasure.id }
    const entity = { type: 'Patient', id: patient.id }
    await audit({ action: 'patients.erasure.confirm', type: 'E', entity, details })
    await dispatch(JOB, erasure.id)
    return erasure.refresh()
  })
}

/** A job that got lost with its process is queued again; running twice does no harm. */
export async function resumeIfStalled(erasure: Erasure) {
  if (!erasure.isStalled) return
  await erasure.merge({ updatedAt: DateTime.utc() }).save()
  await dispatch(JOB, erasure.id)
}

async function demandErasable(patient: Patient) {
  const blockers = await blockersOf(patient)
  if (blockers.length > 0) throw new NotErasableError(blockers)
}
