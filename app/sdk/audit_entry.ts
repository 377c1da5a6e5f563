/** One line of a clinic's audit trail, in the words of FHIR's AuditEvent. */
export interface AuditEntry {
  /** `<module>.<verb>`, e.g. `patients.read`; the clinic reads what it is called as `audit.read` in the module's words. */
  action: string
  /** FHIR: C create, R read, U update, D delete, E execute. */
  type: 'C' | 'R' | 'U' | 'D' | 'E'
  /** What it was done to. */
  entity?: { type: string; id: string }
  /** Small facts without clinical content, e.g. the names of the fields that changed. */
  details?: Record<string, unknown>
}
