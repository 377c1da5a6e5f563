import { currentClinic } from './clinic_context.js'
import { host } from './host.js'

/**
 * Background work of a module, run inside the clinic that asked for it. It may run twice, so it
 * looks at the record and does only what is left.
 *
 * @param recordId the record to work on; the job reads everything else from the database
 */
export type JobHandler = (recordId: string) => Promise<void>

/**
 * Queues background work for the entered clinic.
 *
 * @param name `<module key>.<job>`, e.g. `patients.import`
 * @throws NoClinicError outside any clinic
 * @example
 * await dispatch('patients.import', batch.id)
 */
export function dispatch(name: string, recordId: string): Promise<void> {
  return host().enqueue({ name, clinicId: currentClinic().clinic.id, recordId })
}
