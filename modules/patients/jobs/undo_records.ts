import RecordImport from '../models/record_import.js'
import { undoRecordImport } from '../exchange/intake/undoing.js'

export default async function (importId: string) {
  const batch = await RecordImport.find(importId)
  if (batch) await undoRecordImport(batch)
}
