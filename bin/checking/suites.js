import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runForOutcome } from '../setup/processes.js'
import { findRuntime, ROOT, runtimePath } from '../setup/runtime.js'
import { resultOf } from './results.js'
import { scratchFolder } from './scratch.js'

/** Rollouts have modules of their own, so they run in processes of their own: one for each queue. */
const APART_SUITE = 'rollouts'

/** The processes in which the wanted suites run on an engine; no suite named means all. */
export function runsOf(engine, wanted, servers) {
  const others = wanted.length > 0 ? wanted.filter((suite) => suite !== APART_SUITE) : SUITES
  const runs = others.length > 0 ? [{ engine, name: engine, suites: others }] : []
  if (wanted.length > 0 && !wanted.includes(APART_SUITE)) return runs
  const queues = servers.REDIS_HOST ? ['embedded', 'redis'] : ['embedded']
  for (const queue of queues) {
    runs.push({ engine, queue, name: `${engine}, ${queue} queue`, suites: [APART_SUITE] })
  }
  return runs
}

/** Every suite but the one that runs apart, in the order of adonisrc.ts. */
const SUITES = ['unit', 'architecture', 'contracts', 'tenancy', 'http', 'browser']

/** Runs Japa in a process of its own; `say`, if given, is told what it prints. */
export async function runSuites({ engine, queue, name }, args, servers, say) {
  const title = `\n${name}\n`
  if (say) say(`${title}\n`)
  else console.log(title)
  const folder = mkdtempSync(join(scratchFolder(), 'medtrack-run-'))
  try {
    const command = ['--import=@poppinss/ts-exec', 'bin/test.ts', ...args]
    const env = environmentFor({ engine, queue }, servers, folder)
    const began = performance.now()
    const outcome = await runForOutcome(findRuntime(), command, { env, onOutput: say })
    return resultOf(name, readTotals(totalsPath(folder)), outcome, performance.now() - began)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Nothing of the developer's own settings: the run is the same on every machine. */
function environmentFor({ engine, queue }, { chromium, ...servers }, folder) {
  const foreign = Object.entries(process.env).filter(([name]) => !settingNames().has(name))
  return {
    ...Object.fromEntries(foreign),
    ...(engine === 'mysql' || queue === 'redis' ? servers : {}),
    ...(queue ? { QUEUE: queue } : {}),
    ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
    DB_ENGINE: engine,
    TEST_TOTALS_PATH: totalsPath(folder),
    TEST_STORAGE: join(folder, 'storage'),
    /** Tests start dozens of processes of the application; each would compile all of it anew. */
    NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node'),
    PATH: runtimePath(findRuntime()),
  }
}

function settingNames() {
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8')
  return new Set([...example.matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name))
}

function totalsPath(folder) {
  return join(folder, 'totals.json')
}

function readTotals(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}
