import { drugNamed } from './drugs/drug_list.js'
import type { Drug } from './drugs/drug.js'
import type { CheckName } from './checks/check.js'

/** Everything that a doctor types to prescribe, tidied. */
export interface PrescriptionDraft {
  /** As typed; the list knows it or not. */
  drug: string
  dose: string
  doseForm: string | null
  route: string | null
  frequency: string
  /** Of one supply; `null` for as long as it takes. */
  durationDays: number | null
  quantity: string | null
  refills: number
  maySubstitute: boolean
  instructions: string | null
  /** The visit during which it is written. */
  visit: string | null
  /** The prescription that it goes on from. */
  renews: string | null
}

/** Why the prescriber goes on although a check failed. */
export type Overrides = Partial<Record<CheckName, string | null>>

export const LONGEST = {
  drug: 255,
  dose: 120,
  frequency: 120,
  quantity: 60,
  instructions: 2000,
  reason: 500,
} as const

export const MOST_DAYS = 730
export const MOST_REFILLS = 24

/** What nobody has typed into yet. */
export function emptyDraft(): PrescriptionDraft {
  return {
    drug: '',
    dose: '',
    doseForm: null,
    route: null,
    frequency: '',
    durationDays: null,
    quantity: null,
    refills: 0,
    maySubstitute: true,
    instructions: null,
    visit: null,
    renews: null,
  }
}

/** The medicine that the list knows by what was typed; nothing is guessed. */
export function drugOf({ drug }: Pick<PrescriptionDraft, 'drug'>): Drug | null {
  return drugNamed(drug)
}
