import { referenceList } from '../reference_list.js'
import type { Edition, Icd10Entry } from './edition.js'

/** The edition with which the selection agrees. */
export const STARTER: Pick<Edition, 'source' | 'date'> = {
  source: 'CMS ICD-10-CM, starter selection',
  date: '2024-10-01',
}

/** Common codes that come with the module, for clinics whose platform has not imported the whole file yet. */
export async function starterEntries(): Promise<Icd10Entry[]> {
  const lines = await referenceList('icd10_starter')
  return lines.map(([code, long]) => ({ code, short: long, long, isValid: true }))
}

/** What people type who do not know the official words: `htn`, `heart attack`, `asma`. By code. */
export async function popularNames(): Promise<Map<string, string>> {
  const lines = await referenceList('icd10_starter')
  return new Map(lines.map(([code, , names = '']) => [code, names]))
}
