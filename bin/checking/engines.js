import { withPrivateServers } from '../servers/private_servers.js'
import { scratchFolder } from './scratch.js'
import { runsOf, runSuites } from './suites.js'
import { Turns } from './turns.js'

/** Nobody outlives a run to miss what a disk did not get. */
const SHORT_LIVED = { place: scratchFolder(), isSynced: false }

/**
 * The engines side by side, each with servers of its own: alone, a run waits for its database or
 * its browser for most of the time. What they print comes engine by engine.
 */
export async function runEngines(engines, suites, rest, found) {
  const turns = new Turns((text) => process.stdout.write(text))
  const lanes = engines.map((engine) => {
    const turn = turns.take()
    /** Alone, an engine has the terminal with its colours for itself. */
    const say = engines.length > 1 ? turn.say : undefined
    const work = (servers) => runAll(engine, suites, rest, { ...servers, ...found }, say)
    const wanted = serversFor(engine, engines)
    return withPrivateServers(work, wanted, SHORT_LIVED).finally(turn.end)
  })
  const ended = await Promise.allSettled(lanes)
  const broken = ended.find(({ status }) => status === 'rejected')
  if (broken) throw broken.reason
  return ended.flatMap(({ value }) => value)
}

/** SQLite asked for alone needs no server; beside MariaDB, its rollouts go through Redis as well. */
function serversFor(engine, engines) {
  if (engine === 'mysql') return ['mariadb', 'redis']
  return engines.includes('mysql') ? ['redis'] : []
}

async function runAll(engine, suites, rest, servers, say) {
  const results = []
  for (const run of runsOf(engine, suites, servers)) {
    results.push(await runSuites(run, [...run.suites, ...rest], servers, say))
    if (results.at(-1).interrupted) break
  }
  return results
}
