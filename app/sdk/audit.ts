import type { AuditEntry } from './audit_entry.js'
import { currentClinic } from './clinic_context.js'
import { host } from './host.js'

/**
 * Appends to the entered clinic's audit trail. Who, from where and when are taken from the context.
 *
 * @throws NoClinicError outside any clinic
 * @example
 * await audit({ action: 'patients.read', type: 'R', entity: { type: 'Patient', id: patient.id } })
 */
export function audit(entry: AuditEntry): Promise<void> {
  return host().audit(currentClinic(), entry)
}
