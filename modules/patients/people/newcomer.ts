import Patient from '../models/patient.js'
import { lookAlikesOf } from '../resemblance/look_alikes.js'
import { emptyDraft, LONGEST, tidy, type PatientDraft, type Sex } from './draft.js'
import { listName } from './name.js'

/** What is known of somebody who calls for the first time. */
export interface Newcomer {
  given: string
  family: string
  sex?: Sex
  /** `YYYY-MM-DD`. */
  birthDate?: string | null
  phone?: string | null
  email?: string | null
}

/** A patient who may be the newcomer. */
export interface LookAlike {
  id: string
  /** `Santos, Ana Maria`. Private: blurred in privacy mode, never in an address or a title. */
  name: string
  birthDate: string | null
  recordNumber: string
}

/** Brings a newcomer into the register. */
export async function registerNewcomer(newcomer: Newcomer): Promise<string> {
  const { id } = await Patient.register(draftOf(newcomer))
  return id
}

/** Patients of the clinic who may be this very person: to be asked before somebody is registered twice. */
export async function likeNewcomer(newcomer: Newcomer): Promise<LookAlike[]> {
  const found = await lookAlikesOf(draftOf(newcomer))
  return found.map(({ person }) => ({
    id: person.id,
    name: listName(person),
    birthDate: person.birthDate,
    recordNumber: person.recordNumber ?? '',
  }))
}

function draftOf({ given, family, sex, birthDate, phone, email }: Newcomer): PatientDraft {
  const number = tidy(phone)?.slice(0, LONGEST.phone)
  return {
    ...emptyDraft(),
    given: tidy(given) ?? '',
    family: tidy(family) ?? '',
    sex: sex ?? 'unknown',
    birthDate: birthDate ?? null,
    phones: number ? [{ use: 'mobile', number }] : [],
    email: tidy(email),
  }
}
