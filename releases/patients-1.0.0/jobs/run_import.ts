import PatientImport from '../models/patient_import.js'
import { runImport } from '../imports/running.js'

export default async function (importId: string) {
  const batch = await PatientImport.find(importId)
  if (batch) await runImport(batch)
}
