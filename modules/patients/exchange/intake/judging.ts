import type { Resource } from '@medplum/fhirtypes'
import { currentClinic } from '@medtrack/sdk'
import { validate as isUuid } from 'uuid'
import { identifierDigest } from '../../details/identifier_value.js'
import { digestsOf } from '../../fhir/sources.js'
import { patientIn, type PatientPart } from '../../fhir/resources/patients.js'
import { emptyDraft, type PatientDraft } from '../../people/draft.js'
import { draftOf } from '../../people/patient_row.js'
import { Acquaintances, type LookAlike } from '../../resemblance/acquaintances.js'
import { acquaintancesOf, type KnownPatient } from '../../resemblance/known_patients.js'
import { resemblance, type Resemblance } from '../../resemblance/resemblance.js'
import { inChunks } from '../../schema/in_chunks.js'
import type { ArrivedPerson, People } from '../upload/people.js'

/**
 * new: nobody like them. known: an earlier import brought them. repeat: and nothing has changed since. look-alike: they may be
 * somebody we have, which a person must say.
 */
export const PERSON_FATES = ['new', 'known', 'repeat', 'look-alike'] as const
export type PersonFate = (typeof PERSON_FATES)[number]
export type PersonChoice = 'new' | 'add' | 'skip'
export type Likeness = Resemblance | 'identifier' | 'same-source'

export interface JudgedPerson {
  number: number
  fate: PersonFate
  why?: Likeness
  /** `null` where a person has yet to say. */
  choice: PersonChoice | null
  draft: PatientDraft
  resourceCount: number
  likeNumber?: number
  likePatientId?: string
}

type Verdict = Pick<JudgedPerson, 'fate' | 'why' | 'choice' | 'likeNumber' | 'likePatientId'>
type EarlierPerson = PatientDraft & { number: number }

const PEOPLE_AT_ONCE = 50

/**
 * Says of everybody in an upload whether the clinic knows them.
 *
 * @param onProgress told now and then that the work goes on
 */
export async function judge(
  { people }: People,
  onProgress: () => Promise<void>
): Promise<JudgedPerson[]> {
  const parts = people.map(({ patient }) => partOf(patient?.resource))
  const known = await acquaintancesOf(parts.map(({ draft }) => draft))
  const earlier = new Acquaintances<EarlierPerson>()
  const judged: JudgedPerson[] = []
  for (const [index, person] of people.entries()) {
    const number = index + 1
    if (number % PEOPLE_AT_ONCE === 0) await onProgress()
    const { draft } = parts[index]
    const verdict =
      (await sameSource(person, draft)) ??
      (await sameIdentifier(parts[index])) ??
      lookAlike(known.lookAlikes(draft), earlier.lookAlikes(draft))
    earlier.add({ ...draft, number })
    judged.push({ number, draft, resourceCount: person.arrivals.length, ...verdict })
  }
  return judged
}

/** The same record of the same system; where that calls its patients 1, 2, 3, name and birth date must agree. */
async function sameSource(person: ArrivedPerson, draft: PatientDraft): Promise<Verdict | null> {
  for (const patient of await bearersOf(person)) {
    const agrees = isTelling(person.name) || resemblance(patient, draft) !== null
    if (!agrees) continue
    const likeness = { why: 'same-source', likePatientId: patient.id } as const
    return (await hasAll(patient.id, person))
      ? { fate: 'repeat', choice: 'skip', ...likeness }
      : { fate: 'known', choice: 'add', ...likeness }
  }
  return person.patient ? null : { fate: 'look-alike', choice: 'skip' }
}

/** Patients of the clinic whom an import brought under this name, or who bear it themselves. */
async function bearersOf({ name }: ArrivedPerson): Promise<KnownPatient[]> {
  const { db } = currentClinic()
  const { nameDigest } = await digestsOf({ name, text: '' })
  const sources = await db
    .from('patients_fhir_sources')
    .distinct('patient_id')
    .where({ name_digest: nameDigest, resource_type: 'Patient' })
    .whereNotNull('patient_id')
  const own = name.split('/').at(-1) ?? ''
  const ids = [...sources.map(({ patient_id: id }) => id), ...(isUuid(own) ? [own] : [])]
  const rows = await db.from('patients').whereIn('id', ids)
  return rows.map((row) => ({ ...draftOf(row), id: row.merged_into_id ?? row.id }))
}

/** Whether a name alone says who is meant: `Patient/1` does not. */
function isTelling(name: string): boolean {
  return /^https?:/.test(name) || isUuid(name.split(/[/:]/).at(-1) ?? '')
}

async function hasAll(patientId: string, { arrivals }: ArrivedPerson): Promise<boolean> {
  const wanted = new Set<string>()
  for (const arrival of arrivals) wanted.add((await digestsOf(arrival)).contentDigest)
  for (const some of inChunks([...wanted])) {
    const rows = await currentClinic()
      .db.from('patients_fhir_sources')
      .distinct('content_digest')
      .where('patient_id', patientId)
      .whereIn('content_digest', some)
    for (const { content_digest: found } of rows) wanted.delete(found)
  }
  return wanted.size === 0
}

async function sameIdentifier({ identifiers }: PatientPart): Promise<Verdict | null> {
  const digests = []
  for (const { system, value } of identifiers) {
    if (value) digests.push(await identifierDigest(system, value))
  }
  if (digests.length === 0) return null
  const row = await currentClinic()
    .db.from('patients_identifiers')
    .whereIn('value_digest', digests)
    .first()
  if (!row) return null
  return { fate: 'look-alike', why: 'identifier', choice: null, likePatientId: row.patient_id }
}

function lookAlike(
  patients: readonly LookAlike<KnownPatient>[],
  earlier: readonly LookAlike<EarlierPerson>[]
): Verdict {
  const [patient] = patients
  if (patient) {
    const likePatientId = patient.person.id
    return { fate: 'look-alike', why: patient.why, choice: null, likePatientId }
  }
  const [other] = earlier
  if (other) {
    return { fate: 'look-alike', why: other.why, choice: null, likeNumber: other.person.number }
  }
  return { fate: 'new', choice: 'new' }
}

function partOf(resource: Resource | undefined): PatientPart {
  return resource?.resourceType === 'Patient'
    ? patientIn(resource)
    : { draft: emptyDraft(), isArchived: false, identifiers: [], contacts: [] }
}
