import RecordImport from '../models/record_import.js'
import { runRecordImport } from '../exchange/intake/running.js'

export default async function (importId: string) {
  const batch = await RecordImport.find(importId)
  if (batch) await runRecordImport(batch)
}
