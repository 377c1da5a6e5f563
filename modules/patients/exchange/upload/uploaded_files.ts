import { currentClinic, destroyKeys, sealBytes, unsealBytes } from '@medtrack/sdk'
import { inBatches } from '../../schema/in_batches.js'

const TABLE = 'patients_record_import_files'
const PIECE_BYTES = 512 * 1024

/** Keeps uploaded bytes in the clinic's own database until they were read, sealed with a key of their own. */
export async function storeUpload(importId: string, files: readonly Buffer[]) {
  for (const [file, bytes] of files.entries()) {
    const rows = []
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      const sealed = await sealBytes(importId, bytes.subarray(start, start + PIECE_BYTES))
      rows.push({ import_id: importId, file, position: start / PIECE_BYTES, bytes: sealed })
    }
    for (const batch of inBatches(rows)) await currentClinic().db.table(TABLE).multiInsert(batch)
  }
}

export async function loadUpload(importId: string): Promise<Buffer[]> {
  const rows = await currentClinic()
    .db.from(TABLE)
    .where('import_id', importId)
    .orderBy('file')
    .orderBy('position')
  const files: Buffer[][] = []
  for (const { file, bytes } of rows) (files[file] ??= []).push(await unsealBytes(bytes))
  return files.map((pieces) => Buffer.concat(pieces ?? []))
}

/** Once nobody needs to read it again: what older copies of the database still hold opens for nobody. */
export async function forgetUpload(importId: string) {
  await currentClinic().db.from(TABLE).where('import_id', importId).delete()
  await destroyKeys([importId])
}
