import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { titleOf } from '#console/rollouts/rollout_list'
import { newsOf } from '#releases/changelog'
import { registry } from '#releases/registry'
import { sqlFor } from '#rollouts/lint/plan_sql'
import { RolloutRefusedError } from '#rollouts/errors'
import type { Preview } from '#rollouts/planning/plan'
import { DEFAULTS, previewRollout } from '#rollouts/planning/plan'

/** Where a rollout is planned: which clinics in which order, what would be run, and how carefully. */
export async function showPlanning(ctx: HttpContext, refusal?: string) {
  const { module: moduleKey = '', version = '' } = ctx.request.all()
  const kind = ctx.request.input('kind') === 'contract' ? 'contract' : 'update'
  const release = registry.find(String(moduleKey), String(version))
  if (!release) throw new errors.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
  const plan = { moduleKey: release.key, version: release.version, kind } as const
  const preview = await previewRollout(plan).catch((error) => {
    if (error instanceof RolloutRefusedError) return error
    throw error
  })
  const isRefused = preview instanceof RolloutRefusedError
  return ctx.view.render('pages/console/rollouts/new', {
    title: titleOf(release.key),
    release,
    kind,
    kinds: ['update', 'contract'].map((value) => ({
      value,
      label: ctx.i18n.t(`rollouts.kinds.${value}`),
    })),
    refusal: refusal ?? (isRefused ? preview.message : undefined),
    waves: isRefused ? [] : preview.waves,
    news: await newsOf(release),
    sql: isRefused ? [] : await samples(preview),
    defaults: { ...DEFAULTS, soak: DEFAULTS.soakMs / 60_000, watch: DEFAULTS.watchMs / 60_000 },
  })
}

/** Clinics that run the same release run the same statements: one of each is shown. */
async function samples({ release, waves, from }: Preview) {
  const seen = new Set<string>()
  const shown = []
  for (const clinic of waves.flatMap(({ clinics }) => clinics)) {
    const version = from.get(clinic.id) ?? ''
    if (seen.has(version)) continue
    seen.add(version)
    await clinic.load((loader) => loader.load('databaseServer'))
    shown.push({ clinic: clinic.name, from: version, migrations: await sqlFor(clinic, release) })
  }
  return shown
}
