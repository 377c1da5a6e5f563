import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
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
import Memo from '#tests/fixtures/modules/memos-1.1.0/models/memo'
import { MARK } from '#tests/http/sweep/mark'
import { makeAppointments } from '#tests/http/sweep/other_appointments'
import { makePatients } from '#tests/http/sweep/other_patients'

export { MARK }

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
      return { memo: memo.id, note: memo.id, word: 'hello', token: 'no-token' }
    }),
  patients: makePatients,
  appointments: makeAppointments,
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
