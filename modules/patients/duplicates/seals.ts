import { SEAL_MARK } from '@medtrack/sdk/sealed_text'

/** Whether this is content sealed with the key of one patient, as text or as bytes. */
export function sealedFor(value: unknown, patientId: string): boolean {
  const head = SEAL_MARK + patientId
  if (typeof value === 'string') return value.startsWith(head)
  return Buffer.isBuffer(value) && value.subarray(0, head.length).toString('latin1') === head
}
