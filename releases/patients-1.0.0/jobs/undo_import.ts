import PatientImport from '../models/patient_import.js'
import { undoImport } from '../imports/undoing.js'

export default async function (importId: string) {
  const batch = await PatientImport.find(importId)
  if (batch) await undoImport(batch)
}
