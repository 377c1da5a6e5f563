import { currentClinic } from '@medtrack/sdk'
import { rowOf } from '../people/patient_row.js'
import type { PatientDraft } from '../people/draft.js'
import { storedNow } from '../people/registration.js'
import { sameValue, type Row } from './exact_rows.js'

/**
 * Versions of a merged record lie far from those before and after: a form that was opened in between fits none of
 * them, however often the record was saved since.
 */
const VERSIONS_APART = 1_000_000
/** Said by every save of a record. */
const OF_EVERY_SAVE = ['version', 'updated_by', 'updated_at']

/** The lines of both, held until the transaction ends; always in one order, so that two merges never wait for each other. */
export async function lockRegister(ids: readonly string[]): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>()
  for (const id of [...ids].sort()) {
    const row = await currentClinic().db.from('patients').where('id', id).forUpdate().first()
    if (row) rows.set(id, row)
  }
  return rows
}

/** Writes what was chosen into the record that stays, and takes the other out of sight. */
export async function joinRegister(survivor: Row, merged: Row, draft: PatientDraft) {
  const [survivorId, mergedId] = [String(survivor.id), String(merged.id)]
  const bothGone = survivor.archived_at !== null && merged.archived_at !== null
  const now = storedNow()
  await freeNumber(mergedId)
  await update(survivorId, {
    ...rowOf(draft),
    archived_at: bothGone ? survivor.archived_at : null,
    ...saved(survivor, now),
  })
  const isSwapped = draft.recordNumber !== survivor.record_number
  await update(mergedId, {
    record_number: isSwapped ? survivor.record_number : merged.record_number,
    merged_into_id: survivorId,
    // To the release before, which knows of no merges, it is archived.
    archived_at: merged.archived_at ?? now,
    ...saved(merged, now),
  })
}

/** Both lines as they were; but what somebody changed since in the survivor's stays changed. */
export async function partRegister(lines: { before: Row; after: Row; now: Row; merged: Row }) {
  const { now } = lines
  const [survivorId, mergedId] = [String(now.id), String(lines.merged.id)]
  await freeNumber(mergedId)
  const kept = changedColumns(lines.after, now)
  const restored = Object.entries(lines.before).filter(([column]) => !kept.includes(column))
  const asSaved =
    kept.length > 0 ? { ...saved(now, storedNow()), version: Number(now.version) + 1 } : {}
  await update(survivorId, { ...Object.fromEntries(restored), ...asSaved })
  await update(mergedId, lines.merged)
}

/** Columns that somebody changed after the merge; a sort name follows the names. */
export function changedColumns(after: Row, now: Row): string[] {
  const changed = Object.keys(now).filter((column) => !sameValue(after[column], now[column]))
  const own = changed.filter((column) => !OF_EVERY_SAVE.includes(column))
  return own.some((column) => ['given', 'family'].includes(column))
    ? [...new Set([...own, 'given', 'family', 'sort_name'])]
    : own
}

/** A number is one record's: while both change theirs, one of them needs another. */
async function freeNumber(id: string) {
  await update(id, { record_number: `~${id}` })
}

function saved({ version }: Row, now: string) {
  return {
    version: Number(version) + VERSIONS_APART,
    updated_by: currentClinic().actor.userId,
    updated_at: now,
  }
}

async function update(id: string, columns: Row) {
  await currentClinic().db.from('patients').where('id', id).update(columns)
}
