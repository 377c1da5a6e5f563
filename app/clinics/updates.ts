import { audit, RecordNotFoundError } from '@medtrack/sdk'
import semver from 'semver'
import { recordOnPlatform } from '#audit/platform_trail'
import { bus } from '#bus/bus'
import type { Agent } from '#clinics/agent'
import { newsOf } from '#releases/changelog'
import type { ClinicLedger } from '#releases/ledger'
import { ledger } from '#releases/ledger'
import type { Release } from '#releases/release'
import { pinRelease, revertStep, startRollout } from '#rollouts/control'
import { RolloutRefusedError } from '#rollouts/errors'
import { releasesForNewClinics } from '#rollouts/planning/automatic'
import { planRollout } from '#rollouts/planning/plan'
import Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import { demandFit } from '#rollouts/steps/preflight'
import type { UpdatePolicy } from '#tenancy/clinic'
import Clinic from '#tenancy/clinic'

const MOST_RECEIPTS = 20

export interface UpdateHabits {
  updatePolicy: UpdatePolicy
  updateHoursFrom: number
  updateHoursTo: number
}

/** Says when the entered clinic takes updates by itself. */
export async function changeUpdateHabits(clinicId: string, habits: UpdateHabits, agent: Agent) {
  await Clinic.query().where('id', clinicId).update(habits)
  await bus.publish('clinic.changed', { clinicId })
  const act = { action: 'clinic.change_updates', entity: { type: 'Clinic', id: clinicId } }
  await audit({ ...act, type: 'U', details: { ...habits } })
  await recordOnPlatform({ ...act, agent, clinicId, source: agent.source })
}

/** Releases that a clinic could have now, with what is new in each. */
export async function updatesFor(clinicId: string) {
  const runs = await ledger.of(clinicId)
  const newer = (await releasesForNewClinics()).filter((release) => isNewer(release, runs))
  return Promise.all(newer.map(async (release) => ({ release, news: await newsOf(release) })))
}

/** A past update as its clinic sees it. */
export interface Receipt {
  step: RolloutStep
  rollout: Rollout
  /** All rows of the module's tables. */
  before: number | null
  after: number | null
  canUndo: boolean
}

/** What was updated in a clinic, the newest first. */
export async function receiptsOf(clinicId: string): Promise<Receipt[]> {
  const steps = await RolloutStep.query()
    .where('clinicId', clinicId)
    .whereIn('state', ['watching', 'finishing', 'done', 'returning', 'reverted', 'failed'])
    .orderBy('startedAt', 'desc')
    .limit(MOST_RECEIPTS)
  const rollouts = await Rollout.query().whereIn('id', [
    ...new Set(steps.map((step) => step.rolloutId)),
  ])
  const byId = new Map(rollouts.map((rollout) => [rollout.id, rollout]))
  const runs = await ledger.of(clinicId)
  return steps.flatMap((step) => {
    const rollout = byId.get(step.rolloutId)
    return rollout ? [receiptOf(step, rollout, runs)] : []
  })
}

/**
 * Moves the entered clinic to a newer release, because its owner asked for it.
 *
 * @throws RolloutRefusedError, RecordNotFoundError
 */
export async function updateNow(clinicId: string, moduleKey: string, agent: Agent) {
  const offered = await updatesFor(clinicId)
  const found = offered.find(({ release }) => release.key === moduleKey)
  if (!found) throw new RecordNotFoundError()
  const { version } = found.release
  const plan = { moduleKey, version, clinicIds: [clinicId], soakMs: 0, budgetCount: 0 }
  await pinRelease(clinicId, moduleKey, false, agent)
  await startRollout(await planRollout({ ...plan, plannedBy: agent.name }), agent)
  await audit({ action: 'module.update', type: 'U', entity: { type: 'Module', id: moduleKey } })
}

/**
 * Takes the entered clinic back to the release before, and keeps it there until it is asked again.
 *
 * @throws RolloutRefusedError, RecordNotFoundError
 */
export async function undoUpdate(clinicId: string, stepId: string, agent: Agent) {
  const receipt = (await receiptsOf(clinicId)).find(({ step }) => step.id === stepId)
  if (!receipt) throw new RecordNotFoundError()
  const { rollout, step, canUndo } = receipt
  if (!canUndo) throw new RolloutRefusedError('undo', 'This update cannot be taken back any more.')
  await pinRelease(clinicId, rollout.moduleKey, true, agent)
  await revertStep(rollout, step, agent)
  const entity = { type: 'Module', id: rollout.moduleKey }
  await audit({ action: 'module.undo_update', type: 'U', entity })
}

function receiptOf(step: RolloutStep, rollout: Rollout, runs: ClinicLedger): Receipt {
  const entry = runs.get(rollout.moduleKey)
  const stands = entry?.version === rollout.toVersion && ['done', 'watching'].includes(step.state)
  const isOpen = !entry?.contractVersion || semver.lte(entry.contractVersion, step.fromVersion)
  return {
    step,
    rollout,
    before: sum(step.counts?.before),
    after: sum(step.counts?.after),
    canUndo: stands && isOpen && rollout.kind === 'update' && step.queuedAt === null,
  }
}

function sum(counts?: Record<string, number>): number | null {
  return counts ? Object.values(counts).reduce((total, count) => total + count, 0) : null
}

function isNewer(release: Release, runs: ClinicLedger): boolean {
  const entry = runs.get(release.key)
  if (!entry || !semver.gt(release.version, entry.version)) return false
  try {
    demandFit(release, runs)
    return true
  } catch {
    return false
  }
}
