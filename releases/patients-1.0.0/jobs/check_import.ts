import PatientImport from '../models/patient_import.js'
import { checkImport } from '../imports/checking.js'

export default async function (importId: string) {
  const batch = await PatientImport.find(importId)
  if (batch) await checkImport(batch)
}
