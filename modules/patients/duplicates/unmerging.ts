import { currentClinic, releaseLimit, transaction, useLimit } from '@medtrack/sdk'
import { audit } from '../acts.js'
import type PatientMerge from '../models/patient_merge.js'
import { usedRecordNumbers } from '../people/record_numbers.js'
import { draftOf } from '../people/patient_row.js'
import { storedNow } from '../people/registration.js'
import { replaceKeys } from '../search/key_store.js'
import { patientWords } from '../search/search_keys.js'
import { refreshCandidates } from './candidates.js'
import { StaleMergeError, UnmergeRefusedError, type Hindrance } from './errors.js'
import type { Row } from './exact_rows.js'
import { forgetRecord, openRecord, type MergeRecord } from './merge_record.js'
import { foresee, moveBack, type Return } from './moving_back.js'
import { changedColumns, lockRegister, partRegister } from './register_rows.js'

/** What taking a merge back would do now. */
export interface Outlook {
  hindrance: Hindrance | null
  returns: Return[]
  /** Columns of the survivor's record that somebody changed since: they keep the change. */
  kept: string[]
  record: MergeRecord | null
}

/** Looks, and changes nothing. */
export async function outlookOf(merge: PatientMerge): Promise<Outlook> {
  const hindrance = await hindranceOf(merge)
  if (hindrance === 'undone') return { hindrance, returns: [], kept: [], record: null }
  const record = await openRecord(merge.owners)
  const now = await registerRow(merge.survivorId)
  return {
    hindrance: hindrance ?? (await numberTaken(merge, record, now)),
    returns: await foresee(record.moves, merge.survivorId),
    kept: changedColumns(record.after, now),
    record,
  }
}

/**
 * Makes two records again of one, each as it was. What somebody wrote since stays where it was written, what
 * somebody changed keeps the change.
 *
 * @throws UnmergeRefusedError, LimitReachedError; nothing is changed then
 */
export async function unmerge(merge: PatientMerge) {
  const record = merge.isUndone ? null : await openRecord(merge.owners)
  if (!record) throw new UnmergeRefusedError('undone')
  const before = await registerRow(merge.survivorId)
  await transaction(async () => {
    await balanceLimit(record, before)
    const rows = await lockRegister([merge.survivorId, merge.mergedId])
    const [now, hidden] = [rows.get(merge.survivorId), rows.get(merge.mergedId)]
    if (!now || !hidden || now.version !== before.version) throw new StaleMergeError()
    const hindrance = (await hindranceOf(merge)) ?? (await numberTaken(merge, record, now))
    if (hindrance) throw new UnmergeRefusedError(hindrance)
    if (hidden.merged_into_id !== merge.survivorId) throw new StaleMergeError()
    await moveBack(record.moves, merge.survivorId, merge.mergedId)
    await partRegister({ ...record, now })
    await renewKeys(merge, [now, hidden])
    await close(merge)
    await tell(merge)
  })
}

async function hindranceOf(merge: PatientMerge): Promise<Hindrance | null> {
  if (merge.isUndone) return 'undone'
  return (await merge.isBuiltUpon()) ? 'newer' : null
}

/** The number that the record had may be somebody else's by now: a survivor may give it up. */
async function numberTaken(
  { survivorId, mergedId }: PatientMerge,
  { before, after, merged }: MergeRecord,
  now: Row
): Promise<Hindrance | null> {
  const keepsNumber = changedColumns(after, now).includes('record_number')
  const survivorsNumber = String(keepsNumber ? now.record_number : before.record_number)
  const wanted = [survivorsNumber, String(merged.record_number)]
  const used = await usedRecordNumbers(wanted)
  const isFree = wanted.every((number) => {
    const owner = used.get(number)
    return !owner || owner === survivorId || owner === mergedId
  })
  return isFree && wanted[0] !== wanted[1] ? null : 'number-taken'
}

/** Those who count afterwards and did not before need room in the plan. */
async function balanceLimit({ before, after, merged }: MergeRecord, now: Row) {
  const isKept = changedColumns(after, now).includes('archived_at')
  const survivorsArchive = isKept ? now.archived_at : before.archived_at
  const counted = [survivorsArchive, merged.archived_at].filter((at) => at === null).length
  const more = counted - (now.archived_at === null ? 1 : 0)
  if (more > 0) await useLimit('patients', more)
  if (more < 0) await releaseLimit('patients', -more)
}

async function renewKeys({ survivorId, mergedId }: PatientMerge, before: Row[]) {
  const words = before.flatMap((row) => patientWords(draftOf(row)))
  for (const id of [survivorId, mergedId]) {
    await replaceKeys({ ...draftOf(await registerRow(id)), id }, [...new Set(words)])
  }
  await refreshCandidates([survivorId, mergedId])
}

async function close(merge: PatientMerge) {
  const { actor, db } = currentClinic()
  await forgetRecord(merge.id)
  await db.from('patients_merges').where('id', merge.id).update({
    undone_by: actor.userId,
    undone_by_name: actor.name,
    undone_at: storedNow(),
  })
}

async function tell({ id, survivorId, mergedId }: PatientMerge) {
  const action = 'patients.duplicates.unmerge'
  const others = { [survivorId]: mergedId, [mergedId]: survivorId }
  for (const [patient, other] of Object.entries(others)) {
    await audit({
      action,
      type: 'U',
      entity: { type: 'Patient', id: patient },
      details: { merge: id, other },
    })
  }
}

async function registerRow(id: string): Promise<Row> {
  return currentClinic().db.from('patients').where('id', id).firstOrFail()
}
