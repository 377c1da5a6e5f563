import { toCsv } from '../exports/patients_csv.js'
import { findAcross, type FoundPatient } from './clinic_search.js'
import type { ClinicQuestion } from './question.js'

const AT_ONCE = 500
const BYTE_ORDER_MARK = '\ufeff'

export const HISTORY_COLUMNS = ['recordNumber', 'family', 'given', 'birthDate', 'phone', 'lastSeen']

/** Everybody who was found, a piece at a time. */
export async function* historyCsv(
  question: ClinicQuestion,
  headings: string[]
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + toCsv([headings])
  let after: string | undefined
  do {
    const { patients, next } = await findAcross(question, { after, limit: AT_ONCE })
    if (patients.length > 0) yield toCsv(patients.map(cells))
    after = next ?? undefined
  } while (after)
}

function cells(patient: FoundPatient): string[] {
  const { recordNumber, family, given, birthDate, phone, lastSeen } = patient
  return [recordNumber, family, given, birthDate ?? '', phone ?? '', lastSeen ?? '']
}
