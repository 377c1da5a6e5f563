import { currentClinic, sealBytes, unsealBytes } from '@medtrack/sdk'
import { readRow, writeRow, type Row } from './exact_rows.js'
import type { Move } from './moving.js'

/** Below the size of a packet that any server takes. */
const PIECE_BYTES = 256 * 1024

/** All that it takes to make two records again of one. */
export interface MergeRecord {
  /** The survivor's line of the register before the merge, and as the merge left it. */
  before: Row
  after: Row
  /** The line of the one who was merged. */
  merged: Row
  moves: Move[]
}

interface Owners {
  mergeId: string
  survivorId: string
  mergedId: string
}

/** Puts it away, what is about either sealed with that one's key. */
export async function storeRecord(owners: Owners, record: MergeRecord) {
  const { before, after, merged, moves } = record
  const movesText = moves.map((move) => ({ ...move, aside: move.aside.map(writeRow) }))
  await storeDocument(owners.mergeId, owners.survivorId, {
    before: writeRow(before),
    after: writeRow(after),
  })
  await storeDocument(owners.mergeId, owners.mergedId, {
    merged: writeRow(merged),
    moves: movesText,
  })
}

/** @throws KeyDestroyedError where one of them was erased */
export async function openRecord(owners: Owners): Promise<MergeRecord> {
  const ofSurvivor = await openDocument(owners.mergeId, owners.survivorId)
  const ofMerged = await openDocument(owners.mergeId, owners.mergedId)
  // Both were written above, of these very types.
  const { before, after } = ofSurvivor as { before: string; after: string }
  const { merged, moves } = ofMerged as { merged: string; moves: (Move & { aside: string[] })[] }
  return {
    before: readRow(before),
    after: readRow(after),
    merged: readRow(merged),
    moves: moves.map((move) => ({ ...move, aside: move.aside.map(readRow) })),
  }
}

export async function forgetRecord(mergeId: string) {
  await currentClinic().db.from('patients_merge_pieces').where('merge_id', mergeId).delete()
}

async function storeDocument(mergeId: string, patientId: string, content: object) {
  const bytes = Buffer.from(JSON.stringify(content))
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    await currentClinic()
      .db.table('patients_merge_pieces')
      .insert({
        merge_id: mergeId,
        patient_id: patientId,
        position: start / PIECE_BYTES,
        bytes: await sealBytes(patientId, bytes.subarray(start, start + PIECE_BYTES)),
      })
  }
}

async function openDocument(mergeId: string, patientId: string): Promise<unknown> {
  const pieces = await currentClinic()
    .db.from('patients_merge_pieces')
    .select('bytes')
    .where({ merge_id: mergeId, patient_id: patientId })
    .orderBy('position')
  const opened: Buffer[] = []
  for (const { bytes } of pieces) opened.push(await unsealBytes(bytes))
  return JSON.parse(Buffer.concat(opened).toString())
}
