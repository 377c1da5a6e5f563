import { currentClinic, sealBytes, unsealBytes } from '@medtrack/sdk'

/** Fits a packet of any server, sealed. */
const PIECE_BYTES = 256 * 1024

export type Rendition = 'original' | 'preview'

/** Where a file's bytes belong. */
export interface Owner {
  id: string
  patientId: string
}

/** Keeps a file's bytes in the clinic's own database, sealed with the patient's key. */
export async function storePieces(owner: Owner, rendition: Rendition, bytes: Buffer) {
  const { db } = currentClinic()
  for (let position = 0; position * PIECE_BYTES < bytes.length; position++) {
    const start = position * PIECE_BYTES
    const piece = bytes.subarray(start, start + PIECE_BYTES)
    await db.table('patients_attachment_pieces').insert({
      attachment_id: owner.id,
      rendition,
      position,
      patient_id: owner.patientId,
      bytes: await sealBytes(owner.patientId, piece),
    })
  }
}

/** The whole file again; empty where there is no such rendition. */
export async function loadPieces(attachmentId: string, rendition: Rendition): Promise<Buffer> {
  const rows = await currentClinic()
    .db.from('patients_attachment_pieces')
    .select('bytes')
    .where({ attachment_id: attachmentId, rendition })
    .orderBy('position')
  const pieces: Buffer[] = []
  for (const { bytes } of rows) pieces.push(await unsealBytes(bytes))
  return Buffer.concat(pieces)
}
