import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import Invitation from '#identity/invitation'
import Membership from '#identity/membership'
import SupportVisit from '#identity/support_visit'
import type User from '#identity/user'
import Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createClinic, createMember, createUser } from '#tests/factories/clinics'
import { billPeriod, createSubscription } from '#tests/factories/subscriptions'
import Emergency from '../../../modules/patients/models/emergency.js'
import Erasure from '../../../modules/patients/models/erasure.js'
import Hold from '../../../modules/patients/models/hold.js'
import { makeExchange } from '#tests/http/sweep/exchanged_records'
import { makeVisit } from '#tests/http/sweep/other_visit'
import Memo from '#tests/fixtures/modules/memos-1.1.0/models/memo'
import { until } from '#tests/http/releases/until'
import { makeDetails } from '#tests/http/sweep/patient_details'

/** Stands in everything that the other clinic holds, and nowhere else. */
export const MARK = 'Quetzalbird'

/** The clinic whose records everyone tries to reach, and what stands in it. */
export interface OtherClinic {
  clinic: Clinic
  owner: User
  /** Ids of its records by what they are: `patients.patient`. */
  ids: Map<string, string>
}

/** By module: makes a record of each kind that the module's addresses name. */
const RECORDS: Record<
  string,
  (other: OtherClinic, client: ApiClient) => Promise<Record<string, string>>
> = {
  memos: ({ clinic }) =>
    enterClinic(clinic, PLATFORM, async () => {
      const memo = await Memo.create({ text: `${MARK} memo` })
      return { memo: memo.id, note: memo.id, word: 'hello' }
    }),
  patients: makePatients,
}

/** @param modules keys of the modules whose records are wanted */
export async function makeOtherClinic(
  client: ApiClient,
  modules: readonly string[]
): Promise<OtherClinic> {
  const clinic = await createClinic({ name: `${MARK} Clinic` })
  const owner = await createMember(clinic, 'owner')
  await owner.merge({ fullName: `Olivia ${MARK}` }).save()
  // Sees patients as well, so that no page of the clinic is closed to them.
  await Membership.query().where('user_id', owner.id).update({ practises: true })
  const other: OtherClinic = { clinic, owner, ids: await coreRecords(clinic) }
  for (const module of modules) {
    const made = (await RECORDS[module]?.(other, client)) ?? {}
    for (const [kind, id] of Object.entries(made)) other.ids.set(`${module}.${kind}`, id)
  }
  return other
}

async function coreRecords(clinic: Clinic) {
  const user = await createUser({ fullName: `Nora ${MARK}` })
  const member = await Membership.create({ userId: user.id, clinicId: clinic.id, role: 'nurse' })
  const startedAt = DateTime.utc()
  const visit = await SupportVisit.create({
    clinicId: clinic.id,
    userId: user.id,
    visitorName: `Vera ${MARK}`,
    reason: `${MARK} reason`,
    minutes: 15,
    startedAt,
    endsAt: startedAt.plus({ minutes: 15 }),
    endedAt: null,
    endedBy: null,
  })
  const invitation = await Invitation.create({
    clinicId: clinic.id,
    email: `${MARK.toLowerCase()}@people.example`,
    role: 'doctor',
    tokenHash: MARK.padEnd(64, 'x'),
    expiresAt: DateTime.utc().plus({ days: 7 }),
  })
  const subscription = await createSubscription(clinic, DateTime.utc().startOf('second'))
  const invoice = await billPeriod(subscription)
  const update = await pastUpdate(clinic)
  return new Map([
    ['core.update', update.id],
    ['core.invoice', invoice.id],
    ['core.member', member.id],
    ['core.invitation', invitation.id],
    ['core.visit', visit.id],
    ['core.module', 'no-such-module'],
    ['core.flag', 'no-such-flag'],
    ['core.plan', 'no-such-plan'],
    ['core.token', 'no-such-token'],
    ['core.status', '404'],
    ['core.user', 'no-such-user'],
    ['core.rollout', 'no-such-rollout'],
    ['core.step', 'no-such-step'],
    ['core.word', 'no-such-word'],
  ])
}

/** The way a person does it: through the pages of the module. */
async function makePatients({ clinic, owner }: OtherClinic, client: ApiClient) {
  const base = `/c/${clinic.slug}/patients`
  const send = async (path: string, form: Record<string, string>, file?: Buffer) => {
    const request = client.post(`${base}${path}`).loginAs(owner).withCsrfToken().redirects(0)
    const sent = file ? request.file('file', file, { filename: `${MARK}.csv` }) : request.form(form)
    const response = await sent
    const location = response.header('location')
    if (!location) {
      throw new RangeError(`${path} was refused: ${response.status()} ${response.text()}`)
    }
    return location
  }
  // Sees patients as well, so that no page of the clinic is closed to them.
  await Membership.query().where('user_id', owner.id).update({ practises: true })
  await send('', { given: 'Paula', family: `${MARK}son`, sex: 'female' })
  const rows = `First name,Last name,Birth date\nIngrid,${MARK}berg,1975-02-03\n,,1980-01-01\n`
  const mapping = await send('/imports', {}, Buffer.from(rows))
  const reading = { encoding: 'utf-8', delimiter: ',', dateOrder: 'ymd', hasHeader: 'true' }
  await send(`${mapping.slice(base.length)}?_method=PUT`, reading)
  const batch = () => first(clinic, 'patients_imports')
  await until('the import is checked', async () => (await batch())?.status === 'ready')
  const [patient, row] = [
    await first(clinic, 'patients'),
    await first(clinic, 'patients_import_rows'),
  ]
  const overseen = await oversightOf(clinic, patient?.id ?? '')
  const details = await makeDetails(clinic, patient?.id ?? '', MARK)
  const imported = { import: (await batch())?.id ?? '', row: String(row?.number) }
  const visit = await makeVisit(clinic, patient?.id ?? '')
  const treated = await makeTreatment({ clinic, chart: `/${patient?.id}`, send })
  const duplicates = await makeDuplicates(clinic, send)
  const exchanged = await makeExchange(clinic, { client, owner, mark: MARK }, patient?.id ?? '')
  const known = { ...exchanged, ...overseen, ...details, ...visit, ...treated, ...duplicates }
  return { patient: patient?.id ?? '', ...imported, ...known }
}

/** A hold, an emergency long over, and the certificate of somebody who was erased. */
function oversightOf(clinic: Clinic, patientId: string) {
  return enterClinic(clinic, PLATFORM, async () => {
    const hold = await Hold.create({ patientId, reason: `${MARK} lawsuit` })
    const endsAt = DateTime.utc().minus({ days: 1 })
    const about = { patientId, reasonCode: 'other', reason: `${MARK} emergency` } as const
    const emergency = await Emergency.create({ ...about, endsAt })
    const erasure = await Erasure.create({
      id: v7(),
      patientId: v7(),
      state: 'done',
      reason: 'other',
      number: 'E-2026-00001',
      askedByName: `Olivia ${MARK}`,
      askedAt: DateTime.utc(),
      confirmedAt: DateTime.utc(),
      erasedAt: DateTime.utc(),
      keysDestroyedAt: DateTime.utc(),
      counts: { patients: 1 },
    })
    return { hold: hold.id, emergency: emergency.id, erasure: erasure.id }
  })
}

/** Somebody to lay beside the patient, and a merge of two others. */
async function makeDuplicates(
  clinic: Clinic,
  send: (path: string, form: Record<string, string>) => Promise<string>
) {
  const register = async (given: string) => {
    const location = await send('', { given, family: `${MARK}sson`, sex: 'female' })
    return location.split('/').at(-1) ?? ''
  }
  const [duplicate, survivor, merged] = [
    await register('Petra'),
    await register('Dolores'),
    await register('Inga'),
  ]
  const seen = { survivorVersion: '1', mergedVersion: '1', seen: '{}' }
  await send(`/${survivor}/duplicates/${merged}`, seen)
  return { duplicate, merge: (await first(clinic, 'patients_merges'))?.id ?? '' }
}

/** A prescription, a plan with a goal and a step, and the template made of it. */
async function makeTreatment({ clinic, chart, send }: Chart) {
  const medicine = { drug: `${MARK} syrup`, dose: '5 ml', frequency: 'Once a day' }
  await send(`${chart}/prescriptions`, medicine)
  const lines = { 'goals[0][description]': 'Sleep', 'steps[0][description]': 'Call' }
  const plan = await send(`${chart}/plans`, { title: `${MARK} plan`, ...lines })
  await send(`${chart}/plans/${plan.split('/').at(-1)}/template`, { title: `${MARK} template` })
  const idOf = async (table: string) => (await first(clinic, `patients_${table}`))?.id ?? ''
  return {
    prescription: await idOf('prescriptions'),
    code: 'no-such-code',
    plan: await idOf('care_plans'),
    goal: await idOf('care_goals'),
    step: await idOf('care_activities'),
    template: await idOf('care_plan_templates'),
  }
}

interface Chart {
  clinic: Clinic
  /** Below the module's own address. */
  chart: string
  send: (path: string, form: Record<string, string>) => Promise<string>
}

function first(clinic: Clinic, table: string): Promise<Record<string, string> | null> {
  return enterClinic(clinic, PLATFORM, () => currentClinic().db.from(table).first())
}

/** Everything that the clinic's database holds and what the platform keeps of it, to be compared. */
export async function everythingOf(clinic: Clinic): Promise<Record<string, string[]>> {
  const central = ['memberships', 'invitations', 'clinic_releases', 'subscriptions', 'invoices']
  const held: Record<string, string[]> = {
    clinics: sorted(await db.from('clinics').where('id', clinic.id)),
  }
  for (const table of central) {
    held[table] = sorted(await db.from(table).where('clinic_id', clinic.id))
  }
  await enterClinic(clinic, PLATFORM, async () => {
    const own = currentClinic().db
    for (const table of await own.getAllTables()) {
      held[`own ${table}`] = sorted(await own.from(table))
    }
  })
  return held
}

function sorted(rows: unknown[]) {
  return rows.map((row) => JSON.stringify(row)).sort()
}

/** An update of the clinic that its owner could undo. */
async function pastUpdate(clinic: Clinic) {
  const rollout = await Rollout.create({
    moduleKey: 'memos',
    toVersion: '1.1.0',
    kind: 'update',
    state: 'done',
    waves: [{ ring: 'stable', share: 100 }],
    wave: 0,
    concurrency: 1,
    budgetCount: 0,
    budgetPercent: 0,
    soakMs: 0,
    watchMs: 0,
    plannedAt: Date.now(),
  })
  return RolloutStep.create({
    rolloutId: rollout.id,
    clinicId: clinic.id,
    databaseServerId: clinic.databaseServerId,
    wave: 0,
    position: 0,
    fromVersion: '1.0.0',
    state: 'done',
    startedAt: Date.now(),
  })
}
