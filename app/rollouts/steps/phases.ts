import semver from 'semver'
import rollouts from '#config/rollouts'
import { backfillsOf } from '#releases/backfill_source'
import { ledger } from '#releases/ledger'
import {
  contractMigrationsOf,
  coreMigrations,
  expandMigrationsOf,
} from '#releases/migration_source'
import { registry } from '#releases/registry'
import { NotReadyError, VerificationFailedError } from '#rollouts/errors'
import type { StepState } from '#rollouts/rollout_step'
import { changeSchema } from '#rollouts/schema/change_schema'
import { runBackfill } from '#rollouts/schema/run_backfill'
import { snapshotsOf } from '#rollouts/schema/snapshot'
import { countRows } from '#rollouts/steps/module_tables'
import { demandFit, preflight } from '#rollouts/steps/preflight'
import type { StepWork } from '#rollouts/steps/step_work'
import { isTransient } from '#rollouts/steps/transient'
import { withConnection } from '#tenancy/with_connection'
import { placementOf } from '#tenancy/placements'

/** Does what a state stands for and moves the step to the next one. Each may be killed and done again. */
export type Phase = (work: StepWork) => Promise<void>

/** What a worker does in each state. The others are nobody's to work: the conductor watches, or it is over. */
export const PHASES: Partial<Record<StepState, Phase>> = {
  waiting: begin,
  expanding: expand,
  backfilling: fill,
  contracting: contract,
  verifying: verifyAndFlip,
  finishing: finish,
  returning: goBack,
}

/** Looks before anything is touched: whether there is something to do, and whether it can be done. */
async function begin(work: StepWork) {
  const { rollout, clinic, step, release, db } = work
  const entry = (await ledger.of(clinic.id)).get(rollout.moduleKey)
  const isAhead = entry && rollout.kind === 'update' && semver.gte(entry.version, rollout.toVersion)
  if (!entry || entry.isPinned || isAhead || !clinic.isVisible) {
    return work.end('skipped', { endedAt: Date.now() })
  }
  const look = await preflight(clinic, db, release)
  if (rollout.kind === 'contract') {
    await demandNobodyBelow(work)
    const settled = entry.updatedAt + rollouts.settleMs
    if (settled > Date.now()) return work.end('waiting', { notBefore: settled })
  }
  work.look = look
  work.pass(rollout.kind === 'contract' ? 'contracting' : 'expanding', {
    errorCode: null,
    error: null,
    notBefore: null,
    fromVersion: entry.version,
    startedAt: step.startedAt ?? Date.now(),
    counts: step.counts ?? { before: look.rows },
  })
}

async function expand(work: StepWork) {
  const { clinic, release, fence, look, db } = work
  const migrations = [...(await coreMigrations()), ...(await expandMigrationsOf(release))]
  await changeSchema(clinic, db, migrations, { fence, ran: look?.ran })
  const { backfills, verify: verifies } = release.contract
  if (backfills) work.pass('backfilling')
  else if (verifies) work.pass('verifying')
  else await verifyAndFlip(work)
}

async function fill(work: StepWork) {
  await fillAll(work)
  work.pass('verifying')
}

async function contract(work: StepWork) {
  const { clinic, release, rollout, fence, db } = work
  await demandNobodyBelow(work)
  const line = { clinic_id: clinic.id, module_key: rollout.moduleKey }
  // Told before it is done: from here on there is no way back, should this process die now.
  await work.move('contracting', (trx) =>
    trx.from('clinic_releases').where(line).update({ contract_version: rollout.toVersion })
  )
  await ledger.tell(clinic.id)
  const migrations = await contractMigrationsOf(release)
  const snapshots = await snapshotsOf(release)
  await changeSchema(clinic, db, migrations, { fence, snapshots })
  work.pass('verifying')
}

async function verifyAndFlip(work: StepWork) {
  const { clinic, release, rollout, step, db } = work
  await verify(work)
  const after = await countRows(db, release)
  const counts = step.counts && { ...step.counts, after }
  const now = Date.now()
  const { moduleKey, toVersion: to, watchMs } = rollout
  if (rollout.kind === 'contract') return work.end('done', { counts, endedAt: now })
  const isWatched = watchMs > 0 || release.contract.backfills !== undefined
  const next = isWatched ? { watchUntil: now + watchMs } : { endedAt: now }
  const pointed = { clinicId: clinic.id, moduleKey, from: step.fromVersion, to, schema: to }
  work.end(isWatched ? 'watching' : 'done', { counts, flippedAt: now, ...next }, pointed)
}

/** What the older release wrote between the backfill and the last request that it answered. */
async function finish(work: StepWork) {
  await fillAll(work, true)
  await verify(work)
  work.end('done', { endedAt: Date.now() })
}

async function goBack(work: StepWork) {
  const { clinic, rollout, step } = work
  const { moduleKey, toVersion } = rollout
  const runs = await ledger.of(clinic.id)
  const { contractVersion } = runs.get(moduleKey) ?? {}
  const older = registry.find(moduleKey, step.fromVersion)
  if (!older) {
    throw new NotReadyError(`This deployment carries no ${moduleKey}@${step.fromVersion}.`)
  }
  if (contractVersion && semver.gt(contractVersion, step.fromVersion)) {
    throw new NotReadyError(`${moduleKey}@${contractVersion} removed what ${older.version} needs.`)
  }
  demandFit(older, runs)
  const pointed = { clinicId: clinic.id, moduleKey, from: toVersion, to: step.fromVersion }
  work.end('reverted', { endedAt: Date.now() }, pointed)
}

async function fillAll({ db, release, rollout, fence, check }: StepWork, again = false) {
  const run = { fence, version: rollout.toVersion, again, onBatch: check }
  for (const backfill of await backfillsOf(release)) await runBackfill(db, backfill, run)
}

/** With the rights that requests have: the invariants are asked as the pages will ask. */
async function verify({ clinic, release, db }: StepWork) {
  const check = await release.contract.verify?.()
  if (!check) return
  const placement = await placementOf(clinic)
  const asked =
    clinic.databaseServer.engine === 'mysql'
      ? withConnection(placement.runtime(clinic), (client) => check.default(client))
      : check.default(db)
  await asked.catch((error) => {
    if (isTransient(error)) throw error
    throw new VerificationFailedError(`${release.key}@${release.version}`, error)
  })
}

/** Contract takes away what older releases read: nobody may be served by one any more. */
async function demandNobodyBelow({ rollout, clinic }: StepWork) {
  const entry = (await ledger.of(clinic.id)).get(rollout.moduleKey)
  if (entry && semver.gte(entry.version, rollout.toVersion)) return
  throw new NotReadyError(
    `This clinic runs ${entry?.version ?? 'nothing'} of ${rollout.moduleKey}.`
  )
}
