import RecordImport from '../models/record_import.js'
import { readRecords } from '../exchange/intake/reading.js'

export default async function (importId: string) {
  const batch = await RecordImport.find(importId)
  if (batch) await readRecords(batch)
}
