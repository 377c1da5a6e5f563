import { currentClinic, releaseLimit, transaction } from '@medtrack/sdk'
import { audit } from '../acts.js'
import { v7 } from 'uuid'
import PatientMerge from '../models/patient_merge.js'
import type Patient from '../models/patient.js'
import { changedFields } from '../people/changed_fields.js'
import type { PatientDraft } from '../people/draft.js'
import { storedNow } from '../people/registration.js'
import { removeKeys, replaceKeys } from '../search/key_store.js'
import { patientWords } from '../search/search_keys.js'
import { forgetCandidates, refreshCandidates } from './candidates.js'
import { SameRecordError, StaleMergeError } from './errors.js'
import type { Row } from './exact_rows.js'
import { storeRecord } from './merge_record.js'
import { moveAll, type Move } from './moving.js'
import { joinRegister, lockRegister } from './register_rows.js'

export interface MergeOrder {
  /** Whose record stays. */
  survivor: Patient
  /** Whose record goes into it. */
  merged: Patient
  /** What the record says afterwards. */
  draft: PatientDraft
}

/**
 * Makes one record of two: everything that any module keeps about the one becomes the other's, all of it or nothing.
 *
 * @returns the id of the merge, by which it is taken back
 * @throws StaleMergeError when somebody saved either record since these were read
 */
export async function mergePatients({ survivor, merged, draft }: MergeOrder): Promise<string> {
  if (survivor.id === merged.id) throw new SameRecordError()
  return transaction(async () => {
    const leaving = [survivor, merged].filter(({ isArchived }) => !isArchived).length - 1
    if (leaving > 0) await releaseLimit('patients', leaving)
    const [staying, going] = await hold(survivor, merged)
    const moves = await moveAll(merged.id, survivor.id)
    await joinRegister(staying, going, draft)
    await renewKeys(survivor, merged, draft)
    const mergeId = await note(survivor, merged, moves)
    const after = (await lockRegister([survivor.id])).get(survivor.id) ?? {}
    const owners = { mergeId, survivorId: survivor.id, mergedId: merged.id }
    await storeRecord(owners, { before: staying, after, merged: going, moves })
    await tell(survivor, merged, draft, mergeId)
    return mergeId
  })
}

/** Both lines of the register, if they are still what was looked at. */
async function hold(survivor: Patient, merged: Patient): Promise<[Row, Row]> {
  const rows = await lockRegister([survivor.id, merged.id])
  const [staying, going] = [survivor, merged].map((patient) => {
    const row = rows.get(patient.id)
    if (!row || row.merged_into_id || Number(row.version) !== patient.version) {
      throw new StaleMergeError()
    }
    return row
  })
  return [staying, going]
}

async function renewKeys(survivor: Patient, merged: Patient, draft: PatientDraft) {
  const words = [...new Set([survivor, merged].flatMap(patientWords))]
  await removeKeys([{ ...merged.draft, id: merged.id }])
  await replaceKeys({ ...draft, id: survivor.id }, words)
  await forgetCandidates([merged.id])
  await refreshCandidates([survivor.id])
}

async function note(survivor: Patient, merged: Patient, moves: Move[]): Promise<string> {
  const { actor } = currentClinic()
  const last = await PatientMerge.query()
    .where('survivor_id', survivor.id)
    .orderBy('position', 'desc')
    .first()
  const counts: Record<string, number> = {}
  for (const { movable, moved, aside } of moves) {
    counts[movable.table] = (counts[movable.table] ?? 0) + moved.length + aside.length
  }
  const id = v7()
  await currentClinic()
    .db.table('patients_merges')
    .insert({
      id,
      survivor_id: survivor.id,
      merged_id: merged.id,
      position: (last?.position ?? 0) + 1,
      counts: JSON.stringify(counts),
      merged_by: actor.userId,
      merged_by_name: actor.name,
      merged_at: storedNow(),
    })
  return id
}

/** In the trails of both. */
async function tell(survivor: Patient, merged: Patient, draft: PatientDraft, mergeId: string) {
  const fields = changedFields(survivor.draft, draft)
  const action = 'patients.duplicates.merge'
  await audit({
    action,
    type: 'U',
    entity: { type: 'Patient', id: survivor.id },
    details: { merge: mergeId, merged: merged.id, fields },
  })
  await audit({
    action,
    type: 'D',
    entity: { type: 'Patient', id: merged.id },
    details: { merge: mergeId, into: survivor.id },
  })
}
