import { currentClinic } from '@medtrack/sdk'

const PIECE_BYTES = 512 * 1024

/** Keeps the uploaded bytes in the clinic's own database: a file of patients lies nowhere else. */
export async function storeFile(importId: string, bytes: Buffer) {
  const { db } = currentClinic()
  for (let position = 0; position * PIECE_BYTES < bytes.length; position++) {
    const start = position * PIECE_BYTES
    await db
      .table('patients_import_files')
      .insert({ import_id: importId, position, bytes: bytes.subarray(start, start + PIECE_BYTES) })
  }
}

export async function loadFile(importId: string): Promise<Buffer> {
  const rows = await currentClinic()
    .db.from('patients_import_files')
    .select('bytes')
    .where('import_id', importId)
    .orderBy('position')
  return Buffer.concat(rows.map(({ bytes }) => bytes))
}

/** Once nobody needs to read it again. */
export async function forgetFile(importId: string) {
  await currentClinic().db.from('patients_import_files').where('import_id', importId).delete()
}
