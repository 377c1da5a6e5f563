import { createIgnitor } from '../../bin/ignitor.js'
import { BenchProcess } from '../child.js'
import { load } from '../load.js'
import { median } from '../report.js'
import type { Measurement } from '../report.js'

const CHECKS = 200_000
const ROUNDS = 7
const PAIRS = 12

/** Makes a clinic, asks for verdicts in this process, then for pages of two others. */
const app = createIgnitor().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { prepareCentral } = await import('#clinics/prepare')
  const { provisionClinic } = await import('#clinics/provisioning')
  const { furnish } = await import('../tenancy/places.js')
  await prepareCentral()
  const habits = { country: 'US', timeZone: 'UTC', currency: 'USD', dateOrder: 'mdy' } as const
  const clinic = await provisionClinic({
    name: 'Bench Clinic',
    slug: 'bench-clinic',
    plan: 'pro',
    ...habits,
  })
  const [place] = await furnish([clinic])
  const figures = [...(await measureVerdicts(clinic.id)), ...(await measurePages(place))]
  process.send?.(figures.map((figure) => ({ engine: 'sqlite', ...figure })))
})
await app.terminate()

async function measureVerdicts(id: string): Promise<Omit<Measurement, 'engine'>[]> {
  const { Access } = await import('#entitlements/access')
  const { directory } = await import('#tenancy/clinic_directory')
  const { default: emitter } = await import('@adonisjs/core/services/emitter')
  const { default: db } = await import('@adonisjs/lucid/services/db')
  const ask = async () => {
    const clinic = await directory.byId(id)
    if (!clinic) throw new RangeError('The clinic is gone.')
    return (await Access.of(clinic)).verdict('patients')
  }
  for (let warm = 0; warm < 20_000; warm++) await ask()
  const queries = await countQueries(ask, emitter, db)
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.hrtime.bigint()
    for (let check = 0; check < CHECKS; check++) await ask()
    times.push(Number(process.hrtime.bigint() - start) / CHECKS / 1_000)
  }
  return [
    {
      what: 'a verdict, warm: clinic, facts and answer',
      value: median(times),
      unit: 'µs',
      bound: ['<=', 5],
    },
    { what: 'queries of 1,000 warm verdicts', value: queries, unit: 'queries', bound: ['<=', 0] },
  ]
}

async function countQueries(
  ask: () => Promise<unknown>,
  emitter: { on(event: 'db:query', heard: () => void): unknown },
  db: { connection(): { debug: boolean; rawQuery(sql: string): Promise<unknown> } }
) {
  let queries = 0
  emitter.on('db:query', () => queries++)
  const central = await import('@adonisjs/lucid/services/db')
  central.default.manager.get('central')!.config.debug = true
  // A counter that cannot count would always say none.
  await db.connection().rawQuery('select 1')
  if (queries === 0) throw new RangeError('Queries are not heard.')
  queries = 0
  for (let check = 0; check < 1_000; check++) await ask()
  return queries
}

async function measurePages(
  place: Parameters<typeof load>[1][number]
): Promise<Omit<Measurement, 'engine'>[]> {
  const gated = await BenchProcess.start('./entitlements/page_server.ts', {})
  const open = await BenchProcess.start('./entitlements/page_server.ts', { BENCH_GATES: 'off' })
  const rates: Record<'gated' | 'open', number[]> = { gated: [], open: [] }
  try {
    for (const { url } of [gated, open]) await load(url, [place], { seconds: 4 })
    for (let pair = 0; pair < PAIRS; pair++) {
      const turns = [['gated', gated] as const, ['open', open] as const]
      for (const [name, { url }] of pair % 2 === 0 ? turns : turns.reverse()) {
        const { perSecond, failed } = await load(url, [place], { seconds: 2 })
        if (failed > 0) throw new RangeError(`${name}: ${failed} failed`)
        rates[name].push(perSecond)
      }
    }
  } finally {
    await gated.server.stop()
    await open.server.stop()
  }
  const [withGates, without] = [median(rates.gated), median(rates.open)]
  // Of neighbours in time, so that a drift of the machine touches both alike.
  const ratio = median(rates.gated.map((rate, pair) => rate / rates.open[pair]))
  return [
    { what: 'page with gates', value: withGates, unit: 'req/s' },
    { what: 'page without gates', value: without, unit: 'req/s' },
    { what: 'with gates / without', value: ratio, unit: '×', bound: ['>=', 0.97] },
  ]
}
