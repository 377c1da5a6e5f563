import { currentClinic } from './clinic_context.js'
import { host } from './host.js'
import type { PatientRecordTable } from './patient_record_table.js'

/** Of every module that the clinic has data of, switched on or off. */
export function patientRecords(): Promise<PatientRecordTable[]> {
  return host().patientRecords(currentClinic())
}

/**
 * What people call the rows of those tables, by table: the words of the modules that declare them. Parts of what another table
 * holds are `null`; tables without a title are not there.
 *
 * @param locale e.g. `es`
 * @example
 * const titles = await patientRecordTitles(i18n.locale)
 * titles.get('appointments') // 'Citas'
 */
export function patientRecordTitles(locale: string): Promise<Map<string, string | null>> {
  return host().patientRecordTitles(currentClinic(), locale)
}
