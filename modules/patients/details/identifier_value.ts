import { currentClinic, digest } from '@medtrack/sdk'

/** As it is compared: however it was grouped and in whichever case. */
export function tidyIdentifier(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[\s./-]+/g, '')
    .toUpperCase()
}

/** Equal for equal numbers of one giver, of no use to anybody else. */
export function identifierDigest(system: string | null, value: string): Promise<string> {
  return digest(`${system ?? ''}|${tidyIdentifier(value)}`)
}

const SHOWN = 4
/** Of a short number, even the end would tell too much. */
const SHORTEST_WITH_END = 8

export function masked(value: string | null): string {
  const tidied = tidyIdentifier(value ?? '')
  return tidied.length < SHORTEST_WITH_END ? '••••' : `•••• ${tidied.slice(-SHOWN)}`
}

/** Whether another patient of the clinic has the number as well. */
export async function isOthersNumber(patientId: string, valueDigest: string): Promise<boolean> {
  const other = await currentClinic()
    .db.from('patients_identifiers')
    .where('value_digest', valueDigest)
    .whereNot('patient_id', patientId)
    .whereNot('status', 'entered-in-error')
    .select('id')
    .first()
  return other !== null
}
