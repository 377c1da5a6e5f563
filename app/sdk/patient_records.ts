import { currentClinic } from './clinic_context.js'
import { host } from './host.js'
import type { PatientRecords } from './patient_record_table.js'

/** Of every module that the clinic has data of, switched on or off. */
export function patientRecords(): Promise<Required<PatientRecords>[]> {
  return host().patientRecords(currentClinic())
}
