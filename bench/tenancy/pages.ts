import Clinic from '#tenancy/clinic'
import { placementOf } from '#tenancy/placements'
import { BenchProcess } from '../child.js'
import { load } from '../load.js'
import { median } from '../report.js'
import type { Measurement } from '../report.js'
import type { Place } from './places.js'

type Note = (figure: Omit<Measurement, 'engine'>) => void

interface State {
  rss: number
  pools: number
}

const ROUNDS = 3
const POOLS = 200

/** The signed-in patients page against the bare handler, a fixed connection, and more clinics. */
export async function measurePages(places: Place[], note: Note) {
  const [first] = places
  const env = {
    BENCH_CLINIC: first.slug,
    BENCH_CONNECTION: await connectionOf(first.slug),
    CLINIC_POOLS: String(POOLS),
  }
  const bare = await BenchProcess.start('./tenancy/bare_server.ts', env)
  const app = await BenchProcess.start('./tenancy/app_server.ts', env)
  try {
    const memory = () => app.server.ask<State>('state')
    note({ what: 'memory at start', value: mib(await memory()), unit: 'MiB' })
    const fixed = { ...first, path: '/bench/fixed' }
    await warmUp(app.url, [first, fixed])
    const variants = {
      bare: () => load(bare.url, [{ path: '/' }]),
      fixed: () => load(app.url, [fixed]),
      one: () => load(app.url, [first]),
      twenty: () => load(app.url, places.slice(0, 20)),
      all: () => load(app.url, places),
    }
    const rates = await inRounds(variants)
    note({ what: 'bare handler', value: rates.bare, unit: 'req/s' })
    note({ what: 'page on a fixed connection', value: rates.fixed, unit: 'req/s' })
    note({ what: 'page, one clinic', value: rates.one, unit: 'req/s' })
    note({ what: 'page, 20 clinics in turn', value: rates.twenty, unit: 'req/s' })
    note({ what: `page, ${places.length} clinics in turn`, value: rates.all, unit: 'req/s' })
    note({
      what: 'page / bare handler',
      value: rates.one / rates.bare,
      unit: '×',
      // On SQLite a bare handler never leaves its process: there is no round trip to be held against.
      ...(process.env.DB_ENGINE === 'mysql' ? { bound: ['>=', 0.25] as const } : {}),
    })
    note({
      what: 'with tenancy / fixed connection',
      value: rates.one / rates.fixed,
      unit: '×',
      bound: ['>=', 0.9],
    })
    note({
      what: '200 clinics in turn / one',
      value: rates.all / rates.one,
      unit: '×',
      bound: ['>=', 0.85],
    })
  } finally {
    await bare.server.stop()
    await app.server.stop()
  }
  await measureMemory(places, env, note)
  await measureBurst(places, env, note)
}

/** Both figures after the same load, and after a collection: what differs is the clinics. */
async function measureMemory(places: Place[], env: Record<string, string>, note: Note) {
  const app = await BenchProcess.start('./tenancy/app_server.ts', env)
  try {
    await load(app.url, places.slice(0, 1), { seconds: 15 })
    const withOne = await app.server.ask<State>('state')
    await load(app.url, places, { seconds: 15 })
    const atBound = await app.server.ask<State>('state')
    const ratio = atBound.rss / withOne.rss
    note({ what: 'memory with one clinic', value: mib(withOne), unit: 'MiB' })
    note({ what: `memory at ${atBound.pools} open pools`, value: mib(atBound), unit: 'MiB' })
    note({ what: 'memory at the bound / with one', value: ratio, unit: '×', bound: ['<=', 1.6] })
  } finally {
    await app.server.stop()
  }
}

/** Three times as many clinics at once as there is room for: all are answered, none beyond the bound. */
async function measureBurst(places: Place[], env: Record<string, string>, note: Note) {
  const bound = Math.floor(places.length / 4)
  const app = await BenchProcess.start('./tenancy/app_server.ts', {
    ...env,
    CLINIC_POOLS: String(bound),
  })
  try {
    const burst = await load(app.url, places, { connections: 200, seconds: 6 })
    const { pools } = await app.server.ask<State>('state')
    note({
      what: `burst over ${places.length} clinics, bound ${bound}: answered`,
      value: burst.ok,
      unit: 'requests',
    })
    note({ what: 'burst: refused with 503', value: burst.statuses['503'] ?? 0, unit: 'requests' })
    note({
      what: 'burst: failed otherwise',
      value: burst.failed - (burst.statuses['503'] ?? 0),
      unit: 'requests',
      bound: ['<=', 0],
    })
    note({
      what: 'burst: pools open at the end',
      value: pools,
      unit: 'pools',
      bound: ['<=', bound],
    })
  } finally {
    await app.server.stop()
  }
}

async function connectionOf(slug: string): Promise<string> {
  const clinic = await Clinic.query().where('slug', slug).preload('databaseServer').firstOrFail()
  return JSON.stringify((await placementOf(clinic)).runtime(clinic).connection)
}

async function warmUp(url: string, targets: Place[]) {
  const { failed, statuses } = await load(url, targets, { seconds: 4 })
  if (failed > 0) throw new RangeError(`The pages do not answer: ${JSON.stringify(statuses)}`)
}

/** In turn and several times over, so that a drift of the machine touches all alike. */
async function inRounds<Name extends string>(
  variants: Record<Name, () => ReturnType<typeof load>>
): Promise<Record<Name, number>> {
  const names = Object.keys(variants) as Name[]
  const runs = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) {
      const { perSecond, failed, statuses } = await variants[name]()
      if (failed > 0) throw new RangeError(`${name}: ${JSON.stringify(statuses)}`)
      runs[name].push(perSecond)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(runs[name])])) as Record<Name, number>
}

function mib({ rss }: State) {
  return rss / 1024 / 1024
}
