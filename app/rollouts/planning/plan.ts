import db from '@adonisjs/lucid/services/db'
import semver from 'semver'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import { RolloutRefusedError } from '#rollouts/errors'
import { lintRelease } from '#rollouts/lint/lint'
import type { Target } from '#rollouts/planning/targets'
import { toContract, toUpdate } from '#rollouts/planning/targets'
import type { PlannedWave } from '#rollouts/planning/waves'
import { SHARES, wavesOf } from '#rollouts/planning/waves'
import Rollout, { ENDED, type RolloutKind } from '#rollouts/rollout'
import RolloutStep, { OVER } from '#rollouts/rollout_step'
import { recordEvent } from '#rollouts/trail'

const MINUTE_MS = 60_000

/** What a rollout is to be. Times are in milliseconds; what is left out is as `DEFAULTS` says. */
export interface RolloutPlan {
  moduleKey: string
  version: string
  kind?: RolloutKind
  /** Ids of the only clinics that are to move; where left out all that take updates by themselves. */
  clinicIds?: readonly string[]
  shares?: readonly number[]
  concurrency?: number
  budgetCount?: number
  budgetPercent?: number
  soakMs?: number
  watchMs?: number
  hours?: { from: number; to: number } | null
  isAutomatic?: boolean
  plannedBy?: string
}

export const DEFAULTS = {
  kind: 'update',
  shares: SHARES,
  concurrency: 4,
  budgetCount: 2,
  budgetPercent: 20,
  soakMs: 10 * MINUTE_MS,
  watchMs: 10 * MINUTE_MS,
  hours: null,
  isAutomatic: false,
} as const satisfies Partial<RolloutPlan>

/** What would happen, asking the central database alone. */
export interface Preview {
  release: Release
  waves: PlannedWave[]
  /** What each clinic runs now. */
  from: ReadonlyMap<string, string>
}

/**
 * Which clinics a plan would move, wave by wave. Opens no clinic's database.
 *
 * @throws RolloutRefusedError no such release, a migration the lint refuses, nothing to do
 */
export async function previewRollout(plan: RolloutPlan): Promise<Preview> {
  const { moduleKey, version, kind, shares } = { ...DEFAULTS, ...plan }
  const release = registry.find(moduleKey, version)
  if (!release) {
    throw new RolloutRefusedError('unknown', `This deployment carries no ${moduleKey}@${version}.`)
  }
  await demandLinted(release)
  const targets =
    kind === 'contract'
      ? await toContract(release, plan.clinicIds)
      : await toUpdate(release, plan.clinicIds)
  if (targets.length === 0) {
    throw new RolloutRefusedError('nothing', `No clinic is to be moved to ${moduleKey}@${version}.`)
  }
  await demandNoOther(moduleKey, targets)
  const waves = wavesOf(
    targets.map(({ clinic }) => clinic),
    shares
  )
  return { release, waves, from: new Map(targets.map(({ clinic, from }) => [clinic.id, from])) }
}

/**
 * Writes a rollout down, with a step for each clinic. It waits to be started.
 *
 * @throws RolloutRefusedError
 */
export async function planRollout(plan: RolloutPlan): Promise<Rollout> {
  const { waves, from } = await previewRollout(plan)
  const settings = { ...DEFAULTS, ...plan }
  const rollout = new Rollout().merge({
    moduleKey: settings.moduleKey,
    toVersion: settings.version,
    kind: settings.kind,
    state: 'planned',
    waves: waves.map(({ ring, share }) => ({ ring, share })),
    wave: 0,
    concurrency: settings.concurrency,
    budgetCount: settings.budgetCount,
    budgetPercent: settings.budgetPercent,
    soakMs: settings.soakMs,
    watchMs: settings.watchMs,
    hoursFrom: settings.hours?.from ?? null,
    hoursTo: settings.hours?.to ?? null,
    isAutomatic: settings.isAutomatic,
    plannedBy: settings.plannedBy ?? null,
    plannedAt: Date.now(),
  })
  await db.transaction(async (trx) => {
    rollout.useTransaction(trx)
    await rollout.save()
    await insertSteps(rollout, waves, from, trx)
    await recordEvent(
      { rolloutId: rollout.id, event: 'rollout.planned', actor: rollout.plannedBy },
      trx
    )
  })
  return rollout
}

/** A clinic is in one rollout of a module at a time. */
async function demandNoOther(moduleKey: string, targets: readonly Target[]) {
  const open = await Rollout.query()
    .where('moduleKey', moduleKey)
    .whereNotIn('state', [...ENDED])
  for (const rollout of open) {
    const steps = await RolloutStep.query()
      .where('rolloutId', rollout.id)
      .whereNotIn('state', [...OVER])
    const busy = new Set(steps.map(({ clinicId }) => clinicId))
    if (!targets.some(({ clinic }) => busy.has(clinic.id))) continue
    throw new RolloutRefusedError(
      'another',
      `${rollout.release} is being rolled out; end that first.`
    )
  }
}

async function demandLinted(release: Release) {
  const older = await runSomewhere(release)
  const [finding] = await lintRelease(release, older)
  if (!finding) return
  const message = `${finding.file}: ${finding.sentence} ${finding.safeWay}`
  throw new RolloutRefusedError('lint', message)
}

/** Older releases that shaped some clinic: one that was withdrawn before needs no heirs. */
async function runSomewhere({ key, version }: Release): Promise<Release[]> {
  const lines = await db
    .from('clinic_releases')
    .where('module_key', key)
    .distinct('version', 'schema_version')
  const shaped = new Set(lines.flatMap((line) => [line.version, line.schema_version]))
  return registry
    .versions(key)
    .filter((one) => shaped.has(one.version) && semver.lt(one.version, version))
}

async function insertSteps(
  rollout: Rollout,
  waves: readonly PlannedWave[],
  from: ReadonlyMap<string, string>,
  trx: Parameters<typeof recordEvent>[1] & object
) {
  let position = 0
  const rows = waves.flatMap(({ clinics }, wave) =>
    clinics.map((clinic) => ({
      id: crypto.randomUUID(),
      rollout_id: rollout.id,
      clinic_id: clinic.id,
      database_server_id: clinic.databaseServerId,
      wave,
      position: position++,
      from_version: from.get(clinic.id),
      state: 'waiting',
      attempts: 0,
    }))
  )
  for (let at = 0; at < rows.length; at += 50) {
    await trx.table('rollout_steps').multiInsert(rows.slice(at, at + 50))
  }
}
