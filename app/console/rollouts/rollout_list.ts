import db from '@adonisjs/lucid/services/db'
import { registry } from '#releases/registry'
import { modulesBehind } from '#rollouts/planning/automatic'
import Rollout, { ENDED } from '#rollouts/rollout'
import { OVER } from '#rollouts/rollout_step'
import { publishedReleases } from '#rollouts/planning/feed'

const PER_PAGE = 20

/** A page of rollouts, the newest first, with how far each has come. */
export async function rolloutPage(page: number) {
  const found = await Rollout.query().orderBy('plannedAt', 'desc').paginate(page, PER_PAGE)
  const progress = await progressOf(found.all().map(({ id }) => id))
  return {
    rollouts: found.all().map((rollout) => ({
      rollout,
      title: titleOf(rollout.moduleKey),
      ...(progress.get(rollout.id) ?? { total: 0, over: 0, failed: 0 }),
    })),
    total: found.total,
    perPage: PER_PAGE,
    page,
  }
}

/** Newer releases that stand here and are not under way, and those that stand elsewhere only. */
export async function whatIsNew() {
  const [behind, open, published] = await Promise.all([
    modulesBehind(),
    Rollout.query().whereNotIn('state', [...ENDED]),
    publishedReleases(),
  ])
  const busy = new Set(open.map(({ moduleKey }) => moduleKey))
  return {
    ready: behind.filter(({ key }) => !busy.has(key)),
    published: published.filter(({ moduleKey, version }) => !registry.find(moduleKey, version)),
  }
}

export function titleOf(moduleKey: string): string {
  return registry.versions(moduleKey).at(-1)?.contract.title ?? moduleKey
}

async function progressOf(ids: string[]) {
  const rows = await db
    .from('rollout_steps')
    .whereIn('rollout_id', ids)
    .groupBy('rollout_id', 'state')
    .select('rollout_id', 'state')
    .count('* as steps')
  const progress = new Map<string, { total: number; over: number; failed: number }>()
  for (const { rollout_id: id, state, steps } of rows) {
    const sum = progress.get(id) ?? { total: 0, over: 0, failed: 0 }
    sum.total += Number(steps)
    if (OVER.includes(state)) sum.over += Number(steps)
    if (state === 'failed') sum.failed += Number(steps)
    progress.set(id, sum)
  }
  return progress
}
