import { destroyKeys, releaseLimit, transaction, TryLaterError } from '@medtrack/sdk'
import { audit, type Act } from '../acts.js'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import Erasure, { type Counts } from '../models/erasure.js'
import Patient from '../models/patient.js'
import { advance } from '../people/record_numbers.js'
import { removeKeys } from '../search/key_store.js'
import { blockersOf } from './blockers.js'
import { contentsOf, removeContents } from './contents.js'
import { forgetExchangedCopies } from './exchanged_copies.js'
import { forgetImportedCopies } from './imported_copies.js'
import { keyIdsOf } from './key_ids.js'

/**
 * Carries out an erasure that was confirmed. May be broken off anywhere and done again: the rows go in one transaction, and
 * what is left, the keys, is in the erasure's own row.
 *
 * @throws TryLaterError while the keys cannot be destroyed
 */
export async function carryOut(erasureId: string) {
  const erasure = await removeRecords(erasureId)
  if (erasure?.state === 'erased') await destroyKeysOf(erasure)
}

/** The part that is all or nothing. */
async function removeRecords(erasureId: string): Promise<Erasure | null> {
  return transaction(async (trx) => {
    const erasure = await Erasure.query().where('id', erasureId).forUpdate().first()
    if (erasure?.state !== 'confirmed') return erasure
    const patient = await Patient.query().where('id', erasure.patientId).forUpdate().first()
    const blockers = patient ? await blockersOf(patient) : []
    if (blockers.length > 0) return refuse(erasure, blockers[0].code)
    const ids = await keyIdsOf(erasure.patientId)
    const { kept } = await contentsOf(ids)
    const { counts, downloads } = await removeEverything(ids, trx)
    const keyIds = [...ids, ...downloads]
    const year = DateTime.utc().year
    const number = `E-${year}-${String(await advance('erasure', 1)).padStart(5, '0')}`
    const at = DateTime.utc()
    await erasure.merge({ state: 'erased', erasedAt: at, keyIds, counts, kept, number }).save()
    await note(erasure, 'patients.erasure.erase', { number, rows: sum(counts) })
    return erasure
  })
}

/**
 * Once no row is left; then once more for what somebody was writing at that very moment. Its key was destroyed with the others,
 * or is by now.
 */
async function destroyKeysOf(erasure: Erasure) {
  const ids = erasure.keyIds ?? [erasure.patientId]
  try {
    await destroyKeys(ids)
    await transaction(() => removeContents(ids))
    await destroyKeys(ids)
  } catch (cause) {
    throw new TryLaterError('the keys of an erased patient could not be destroyed yet', { cause })
  }
  await transaction(async () => {
    await erasure.merge({ state: 'done', keysDestroyedAt: DateTime.utc() }).save()
    await note(erasure, 'patients.erasure.destroy_keys', { number: erasure.number })
  })
}

/** Downloads first: afterwards nobody knows which held the person. */
async function removeEverything(ids: readonly string[], trx: TransactionClientContract) {
  const people = await Patient.query().whereIn('id', [...ids])
  const downloads = await forgetExchangedCopies(ids, people)
  const contents = await removeContents(ids)
  const register = await removeFromRegister(ids, people, trx)
  return { counts: { ...contents, ...register }, downloads }
}

/** The people themselves, what they are found by, and every copy that the register keeps of them. */
async function removeFromRegister(
  ids: readonly string[],
  people: readonly Patient[],
  trx: TransactionClientContract
): Promise<Counts> {
  await removeKeys(people.map((patient) => ({ id: patient.id, ...patient.draft })))
  await trx
    .from('patients_recent_views')
    .whereIn('patient_id', [...ids])
    .delete()
  const imported = await forgetImportedCopies(ids, people)
  await trx
    .from('patients')
    .whereIn('id', [...ids])
    .delete()
  // Who is archived was given back to the plan then.
  const counted = people.filter(({ isArchived }) => !isArchived).length
  if (counted > 0) await releaseLimit('patients', counted)
  return { patients: people.length, ...(imported > 0 && { patients_import_rows: imported }) }
}

async function refuse(erasure: Erasure, refusal: NonNullable<Erasure['refusal']>) {
  await erasure.merge({ state: 'refused', refusal }).save()
  await note(erasure, 'patients.erasure.refuse', { refusal })
  return erasure
}

function note(erasure: Erasure, action: Act, details: Record<string, unknown>) {
  return audit({ action, type: 'D', entity: { type: 'Patient', id: erasure.patientId }, details })
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
