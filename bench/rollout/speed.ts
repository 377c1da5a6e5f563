import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { createConnection } from 'mysql2/promise'
import { startBackground, stopBackground } from '#start/background'
import { startRollout } from '#rollouts/control'
import { modulesBehind } from '#rollouts/planning/automatic'
import { planRollout } from '#rollouts/planning/plan'
import Rollout from '#rollouts/rollout'
import { connections } from '#tenancy/connections'
import { adminAccess } from '#tenancy/mysql_admin'
import { placementOf } from '#tenancy/placements'
import { withConnection } from '#tenancy/with_connection'
import { SqlitePlacement } from '#tenancy/sqlite_placement'
import type { Measurement } from '../report.js'
import { median } from '../report.js'
import type { Place } from './clinics.js'
import { bringBack, DDL, TO } from './clinics.js'

type Note = (figure: Omit<Measurement, 'engine'>) => void

export const BARE = 200
const ROUNDS = 5
const CONCURRENCY = [1, 2, 4, 8]
const SIZES = [10, 100, 500]

/** How fast clinics move with nobody at work, in this process as an embedded deployment does it. */
export async function measureSpeed(places: readonly Place[], note: Note) {
  await startBackground()
  await move(places.slice(0, 10), 4)
  await bringBack(places.slice(0, 10))
  await compareWithBare(places, 'in one process', note)
  await measureConcurrency(places, note)
  await measureGrowth(places, note)
  await measurePlanning(note)
  await stopBackground()
}

/** Each in turn, several times: a machine is not equally fast from one second to the next. */
export async function compareWithBare(places: readonly Place[], by: string, note: Note) {
  const some = places.slice(0, BARE)
  await moved(some)
  const rounds: { bare: number; lucid: number; ours: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await before(some, () => timed(() => bareScript(some)))
    const lucid = await before(some, () => timed(() => bareScriptOfOurs(some)))
    rounds.push({ bare, lucid, ours: await moved(some) })
  }
  const value = (pick: (one: (typeof rounds)[number]) => number) => median(rounds.map(pick))
  const what = `${some.length} clinics by`
  note({ what: `${what} a bare script`, value: value(({ bare }) => bare / 1_000), unit: 's' })
  note({
    what: `${what} the same over Lucid`,
    value: value(({ lucid }) => lucid / 1_000),
    unit: 's',
  })
  note({ what: `${what} a rollout, ${by}`, value: value(({ ours }) => ours / 1_000), unit: 's' })
  const ratios = rounds.map(({ ours, bare }) => ours / bare)
  const ratio = { what: `rollout, ${by} / bare script`, value: median(ratios), unit: '×' }
  note({ ...ratio, bound: ['<=', 1.5] })
  note({ what: `its worst of ${ROUNDS} rounds`, value: Math.max(...ratios), unit: '×' })
}

function moved(places: readonly Place[]) {
  return before(places, () => move(places, 4))
}

/** With every pool closed before, and the clinics brought back after. */
async function before(places: readonly Place[], work: () => Promise<number>) {
  await connections.closeAll()
  const ms = await work()
  await bringBack(places)
  return ms
}

async function measureConcurrency(places: readonly Place[], note: Note) {
  const some = places.slice(0, 100)
  for (const concurrency of CONCURRENCY) {
    await connections.closeAll()
    const ms = await move(some, concurrency)
    await bringBack(some)
    const value = (some.length * 60_000) / ms
    note({ what: `clinics a minute, ${concurrency} at once`, value, unit: '/min' })
  }
}

async function measureGrowth(places: readonly Place[], note: Note) {
  const each: number[] = []
  for (const size of SIZES.filter((one) => one <= places.length)) {
    const some = places.slice(0, size)
    await connections.closeAll()
    const ms = await move(some, 4)
    await bringBack(some)
    each.push(ms / size)
    note({ what: `a clinic among ${size}`, value: ms / size, unit: 'ms' })
  }
  const growth = each.length > 2 ? each[2] / each[1] : 1
  note({ what: 'growth from 100 to 500', value: growth, unit: '×', bound: ['<=', 1.2] })
}

/** With nothing to do, what a start and each minute cost; no clinic's database is opened. */
async function measurePlanning(note: Note) {
  await connections.closeAll()
  const ms = await timed(() => modulesBehind())
  note({ what: 'planning when nothing is to do', value: ms, unit: 'ms' })
  note({ what: 'clinic databases it opened', value: connections.size, unit: '', bound: ['<=', 0] })
}

/** @returns ms from the start to the last clinic */
async function move(places: readonly Place[], concurrency: number): Promise<number> {
  const rollout = await planRollout({
    moduleKey: 'notices',
    version: TO,
    clinicIds: places.map(({ clinic }) => clinic.id),
    shares: [100],
    concurrency,
    soakMs: 0,
    watchMs: 0,
  })
  return timed(async () => {
    await startRollout(rollout)
    await over(rollout)
  })
}

export async function over({ id }: Rollout) {
  for (;;) {
    const { state, reason } = await Rollout.findOrFail(id)
    if (state === 'done') return
    if (state !== 'running') throw new RangeError(`The rollout is ${state}: ${reason}`)
    await pause(20)
  }
}

/** What somebody would write in five minutes: a connection, the statement, the next clinic. */
async function bareScript(places: readonly Place[]) {
  for (const { clinic } of places) {
    const server = clinic.databaseServer
    if (server.engine === 'mysql') {
      const access = { ...adminAccess(server), database: clinic.databaseName }
      const connection = await createConnection(access)
      await connection.query(DDL)
      await connection.end()
    } else {
      const file = new Database(new SqlitePlacement(server).file(clinic))
      file.exec(DDL)
      file.close()
    }
  }
}

/** The same with the application's own tools. */
async function bareScriptOfOurs(places: readonly Place[]) {
  for (const { clinic } of places) {
    const placement = await placementOf(clinic)
    await withConnection(placement.migrator(clinic), (client) => client.rawQuery(DDL))
  }
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}
