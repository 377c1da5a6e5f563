import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const MINUTE_MS = 60_000

export default class RolloutPlan extends BaseCommand {
  static commandName = 'rollout:plan'
  static description = 'Plan the way of a release to the clinics, wave by wave'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Key of the module' }) declare module: string
  @args.string({ description: 'Version that stands in this deployment' }) declare version: string
  @flags.boolean({ description: 'Print the waves and the SQL of each clinic; write nothing' })
  declare dryRun: boolean
  @flags.boolean({ description: 'Remove what no release needs any more' }) declare contract: boolean
  @flags.array({ description: 'Address of a clinic; only those named are moved' })
  declare clinic?: string[]
  @flags.number({ description: 'Clinics at once on each database server' })
  declare concurrency?: number
  @flags.number({ description: 'Minutes between waves' }) declare soak?: number
  @flags.number({ description: 'Minutes that each clinic is watched' }) declare watch?: number
  @flags.number({ description: 'Failures that may happen' }) declare budget?: number

  async run() {
    const { planRollout, previewRollout } = await import('#rollouts/planning/plan')
    const plan = await this.#plan()
    if (this.dryRun) return this.#print(await previewRollout(plan))
    const rollout = await planRollout(plan)
    this.logger.success(`Planned ${rollout.release}: ${rollout.id}`)
    this.logger.info(`node ace rollout:start ${rollout.id.slice(0, 13)}`)
  }

  async #plan() {
    const { default: Clinic } = await import('#tenancy/clinic')
    const { module: moduleKey, version, concurrency, budget: budgetCount } = this
    const named = this.clinic && (await Clinic.query().whereIn('slug', this.clinic))
    return {
      moduleKey,
      version,
      kind: this.contract ? ('contract' as const) : ('update' as const),
      ...(named && { clinicIds: named.map(({ id }) => id) }),
      ...(concurrency !== undefined && { concurrency }),
      ...(budgetCount !== undefined && { budgetCount }),
      ...(this.soak !== undefined && { soakMs: this.soak * MINUTE_MS }),
      ...(this.watch !== undefined && { watchMs: this.watch * MINUTE_MS }),
    }
  }

  async #print({ waves, release, from }: Awaited<ReturnType<Previewing>>) {
    const { sqlFor } = await import('#rollouts/lint/plan_sql')
    for (const [at, { ring, share, clinics }] of waves.entries()) {
      this.logger.log(`Wave ${at + 1}: ${ring}, up to ${share} %`)
      for (const clinic of clinics) {
        await clinic.load((loader) => loader.load('databaseServer'))
        this.logger.log(`  ${clinic.slug} from ${from.get(clinic.id)}`)
        for (const { migration, statements } of await sqlFor(clinic, release)) {
          this.logger.log(`    -- ${migration}`)
          for (const sql of statements) this.logger.log(`    ${sql};`)
        }
      }
    }
  }
}

type Previewing = typeof import('#rollouts/planning/plan').previewRollout
