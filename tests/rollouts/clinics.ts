import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Group } from '@japa/runner/core'
import type User from '#identity/user'
import { describeSchema } from '#releases/clinic_schema'
import { ledger } from '#releases/ledger'
import { registry } from '#releases/registry'
import { startRollout } from '#rollouts/control'
import type { RolloutPlan } from '#rollouts/planning/plan'
import { planRollout } from '#rollouts/planning/plan'
import Rollout, { type RolloutState } from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import { SNAPSHOT } from '#rollouts/schema/snapshot'
import type Clinic from '#tenancy/clinic'
import type { Ring } from '#tenancy/clinic'
import { placementOf } from '#tenancy/placements'
import { withConnection } from '#tenancy/with_connection'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { until } from '#tests/http/releases/until'

/** A clinic and its owner. */
export interface Place {
  clinic: Clinic
  owner: User
}

const made: Clinic[] = []

/** Clinics of the test are taken away after it, and so are its rollouts. */
export function tidyUp(group: Group) {
  group.each.teardown(async () => {
    await db.from('rollouts').delete()
    for (const clinic of made.splice(0)) await removeClinic(clinic)
    await db.from('release_health').delete()
  })
}

/** A clinic that runs this release of notices, with one notice on its board. */
export async function clinicOn(version: string, ring: Ring = 'stable'): Promise<Place> {
  const release = registry.find('notices', version)
  if (!release) throw new RangeError(`The fixtures hold no notices@${version}.`)
  const clinic = await createClinic({ ring }, { releases: [release] })
  made.push(clinic)
  await inDatabase(clinic, async (client) => {
    const [text, columns] = ['The first words.', await client.columnsInfo('notices')]
    const notice = { id: 'first', title: 'Welcome', text, ...('body' in columns && { body: text }) }
    await client.table('notices').insert(notice)
  })
  return { clinic, owner: await createMember(clinic, 'owner') }
}

/** One clinic of each ring. */
export async function clinicsOn(version: string) {
  const [canary, early, stable] = [
    await clinicOn(version, 'canary'),
    await clinicOn(version, 'early'),
    await clinicOn(version, 'stable'),
  ]
  return { canary, early, stable }
}

/** Plans and starts a rollout of notices without waiting between waves. */
export async function roll(version: string, plan: Partial<RolloutPlan> = {}): Promise<Rollout> {
  const rollout = await planRollout({
    moduleKey: 'notices',
    version,
    soakMs: 0,
    watchMs: 0,
    ...plan,
  })
  await startRollout(rollout)
  return rollout
}

export async function comesTo(
  rollout: Rollout,
  state: RolloutState,
  limitMs = 30_000
): Promise<Rollout> {
  try {
    await until(
      `the rollout is ${state}`,
      async () => (await Rollout.findOrFail(rollout.id)).state === state,
      limitMs
    )
  } catch (error) {
    const steps = await RolloutStep.query().where('rolloutId', rollout.id)
    const told = steps.map((step) => `${step.state} ${step.errorCode ?? ''} ${step.error ?? ''}`)
    const { state: stands } = await Rollout.findOrFail(rollout.id)
    throw new Error([`It is ${stands}.`, ...told].join('\n'), { cause: error })
  }
  return Rollout.findOrFail(rollout.id)
}

export async function stepOf(rollout: Rollout, { clinic }: Place): Promise<RolloutStep> {
  return RolloutStep.query().where({ rolloutId: rollout.id, clinicId: clinic.id }).firstOrFail()
}

/** What a clinic runs by the central ledger, read anew. */
export async function runs({ clinic }: Place) {
  await ledger.tell(clinic.id)
  return (await ledger.of(clinic.id)).get('notices')?.version
}

export async function inDatabase<T>(
  clinic: Clinic,
  work: (client: QueryClientContract) => Promise<T>
): Promise<T> {
  const placement = await placementOf(clinic)
  return withConnection(placement.migrator(clinic), work)
}

/** The clinic's real schema, without copies that wait to be forgotten. */
export function schemaOf({ clinic }: Place): Promise<string[]> {
  return inDatabase(clinic, async (client) =>
    (await describeSchema(client)).filter((line) => !line.includes(SNAPSHOT))
  )
}

/** A new clinic's schema after these releases' migrations, on the same engine. */
export async function freshSchema(version: string) {
  return schemaOf(await clinicOn(version))
}

export function ledgerOf({ clinic }: Place): Promise<string[]> {
  return inDatabase(clinic, async (client) => {
    const rows = await client.from('schema_migrations').where('module', 'notices').orderBy('name')
    return rows.map(({ name }) => name)
  })
}
