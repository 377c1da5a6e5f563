import { setTimeout as pause } from 'node:timers/promises'
import { startRollout } from '#rollouts/control'
import { planRollout } from '#rollouts/planning/plan'
import { withSchemaRights } from '#rollouts/schema/schema_rights'
import { connections } from '#tenancy/connections'
import { BenchProcess } from '../child.js'
import type { Measurement } from '../report.js'
import { quantile } from '../report.js'
import type { Place } from './clinics.js'
import { TO } from './clinics.js'
import { Load } from './load.js'
import { over, timed } from './speed.js'

type Note = (figure: Omit<Measurement, 'engine'>) => void

const WARM_UP_MS = 12_000
const BEFORE_MS = 30_000

/**
 * Moves every clinic while people read and write in all of them. Pages and jobs are in processes of
 * their own where the engine is a server; with SQLite one process does both, as `npm start` does.
 */
export async function measureDowntime(places: readonly Place[], note: Note) {
  await connections.closeAll()
  const isServer = process.env.DB_ENGINE === 'mysql'
  const web = await BenchProcess.start('tenancy/app_server.ts', {
    WEB_WORKS_JOBS: String(!isServer),
  })
  const worker = isServer ? await BenchProcess.start('rollout/worker.ts', {}) : null
  const load = new Load(web.url, places)
  try {
    // Planned beforehand: that work belongs to neither side, and the load comes from this process.
    const rollout = await planAll(places)
    load.start()
    await pause(WARM_UP_MS)
    load.take()
    await pause(BEFORE_MS)
    const before = load.take()
    const ms = await timed(async () => {
      await startRollout(rollout)
      await over(rollout)
    })
    const during = load.take()
    await load.stop()
    tell(note, { before, during, ms, clinics: places.length, load })
    const lost = await countLost(load)
    note({ what: 'acknowledged writes', value: load.saved.length, unit: '' })
    note({ what: 'writes that are lost', value: lost, unit: '', bound: ['<=', 0] })
  } finally {
    await worker?.server.stop()
    await web.server.stop()
  }
}

interface Outcome {
  before: number[]
  during: number[]
  ms: number
  clinics: number
  load: Load
}

function tell(note: Note, { before, during, ms, clinics, load }: Outcome) {
  const [was, is] = [quantile(before, 0.99), quantile(during, 0.99)]
  for (const failure of new Set(load.failures)) console.log(`a request failed: ${failure}`)
  note({ what: 'requests during the rollout', value: during.length, unit: '' })
  const value = load.failures.length
  note({ what: 'requests that failed', value, unit: '', bound: ['<=', 0] })
  note({ what: 'p99 before', value: was, unit: 'ms' })
  note({ what: 'p99 during', value: is, unit: 'ms' })
  note({ what: 'p99 during / before', value: is / was, unit: '×', bound: ['<=', 2] })
  note({ what: 'clinics a minute under load', value: (clinics * 60_000) / ms, unit: '/min' })
}

function planAll(places: readonly Place[]) {
  return planRollout({
    moduleKey: 'notices',
    version: TO,
    clinicIds: places.map(({ clinic }) => clinic.id),
    soakMs: 0,
    watchMs: 0,
    concurrency: 2,
  })
}

/** Every acknowledged write is looked for in its clinic's own database, by content. */
async function countLost({ saved }: Load) {
  let lost = 0
  for (const place of new Set(saved.map((one) => one.place))) {
    const rows: { title: string; text: string }[] = await withSchemaRights(place.clinic, (client) =>
      client.from('notices').select('title', 'text')
    )
    const found = new Set(rows.map(({ title, text }) => `${title}\n${text}`))
    const own = saved.filter((one) => one.place === place)
    lost += own.filter(({ title, words }) => !found.has(`${title}\n${words}`)).length
  }
  return lost
}
