import { randomBytes } from 'node:crypto'
import { faker } from '@faker-js/faker'
import { currentClinic, sealAll, transaction } from '@medtrack/sdk'
import { v7 } from 'uuid'
import { provisionClinic } from '#clinics/provisioning'
import Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { household } from '../../modules/patients/demo/household.js'
import type { PatientDraft } from '../../modules/patients/people/draft.js'
import { registerPatients } from '../../modules/patients/people/registration.js'
import { inChunks } from '../../modules/patients/schema/in_chunks.js'
import { signedIn } from '../tenancy/places.js'

export interface LargeClinic {
  slug: string
  cookie: string
  /** Patients who have come often, and others who came a few times. */
  regulars: string[]
  others: string[]
  /** Some of the people, to be typed again. */
  people: PatientDraft[]
}

export const OFTEN = 500
export const SELDOM = 5
const OF_EACH = 5
const PATIENTS_AT_ONCE = 1_000
const VISITS_AT_ONCE = 200

/** A clinic of these many patients and visits; a few of the patients have very many. */
export async function makeLargeClinic(
  { patients, visits }: { patients: number; visits: number },
  note: (what: string, seconds: number) => void
): Promise<LargeClinic> {
  const timed = async <T>(what: string, work: () => Promise<T>) => {
    const started = performance.now()
    const made = await work()
    note(what, (performance.now() - started) / 1000)
    return made
  }
  const clinic = await provision()
  return enterClinic(clinic, PLATFORM, async () => {
    const people = invent(patients)
    const ids = await timed('making the patients', () => register(people))
    const regulars = ids.slice(0, OF_EACH)
    const others = ids.slice(OF_EACH, 2 * OF_EACH)
    const owned = owners(visits, { regulars, others, rest: ids.slice(2 * OF_EACH) })
    await timed('making the visits', () => writeVisits(owned))
    const cookie = await signedIn(clinic, 'doctor')
    return { slug: clinic.slug, cookie, regulars, others, people: people.slice(0, 100) }
  })
}

async function provision(): Promise<Clinic> {
  const slug = `large-${randomBytes(3).toString('hex')}`
  const { id } = await provisionClinic({
    name: slug,
    slug,
    plan: 'pro',
    country: 'US',
    timeZone: 'America/New_York',
    currency: 'USD',
    dateOrder: 'mdy',
  })
  return Clinic.query().where('id', id).preload('databaseServer').firstOrFail()
}

function invent(count: number): PatientDraft[] {
  faker.seed(7)
  const people: PatientDraft[] = []
  while (people.length < count) people.push(...household(faker, '2026-11-22'))
  return people.slice(0, count)
}

async function register(people: PatientDraft[]): Promise<string[]> {
  const ids: string[] = []
  for (const some of inChunks(people, PATIENTS_AT_ONCE)) {
    const drafts = some.map((draft) => ({ draft, by: null }))
    ids.push(...(await transaction(() => registerPatients(drafts))))
  }
  return ids
}

/** Whose each visit is. */
function* owners(
  total: number,
  { regulars, others, rest }: { regulars: string[]; others: string[]; rest: string[] }
): Generator<string> {
  for (const id of regulars) for (let count = 0; count < OFTEN; count++) yield id
  for (const id of others) for (let count = 0; count < SELDOM; count++) yield id
  const left = total - regulars.length * OFTEN - others.length * SELDOM
  for (let count = 0; count < left; count++) yield rest[count % rest.length]
}

async function writeVisits(ownerIds: Generator<string>) {
  const batch: string[] = []
  let written = 0
  for (const id of ownerIds) {
    batch.push(id)
    if (batch.length < PATIENTS_AT_ONCE) continue
    await insertVisits(batch.splice(0), written)
    written += PATIENTS_AT_ONCE
  }
  await insertVisits(batch, written)
}

async function insertVisits(patientIds: string[], written: number) {
  if (patientIds.length === 0) return
  const notes = await sealAll(
    patientIds.flatMap((subjectId) => [
      { subjectId, text: 'Sore throat for three days' },
      { subjectId, text: 'Pharynx red, no exudate. Lungs clear. Temperature 37.6 °C.' },
    ])
  )
  const rows = patientIds.map((patientId, at) =>
    visit(patientId, written + at, notes.slice(2 * at, 2 * at + 2))
  )
  await transaction(async () => {
    for (const some of inChunks(rows, VISITS_AT_ONCE)) {
      await currentClinic().db.table('patients_visits').multiInsert(some)
    }
  })
}

function visit(patientId: string, number: number, [reason, objective]: string[]) {
  const day = new Date(Date.UTC(2016, 0, 1 + (number % 3_900), number % 24))
  const at = day.toISOString().slice(0, 19).replace('T', ' ')
  return {
    id: v7(),
    patient_id: patientId,
    status: 'finished',
    encounter_class: 'AMB',
    started_at: at,
    ended_at: at,
    author_name: 'Dr. Bench Person',
    reason,
    objective,
    signed_at: at,
    signed_by_name: 'Dr. Bench Person',
    version: 2,
    created_by_name: 'Dr. Bench Person',
    created_at: at,
    updated_at: at,
  }
}
