import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runForOutcome } from '../setup/processes.js'
import { findRuntime, ROOT, runtimePath } from '../setup/runtime.js'
import { resultOf } from './results.js'

/** Runs Japa in a process of its own, on one engine. */
export async function runSuites(engine, args, servers) {
  console.log(`\n${engine}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'medtrack-totals-'))
  const totalsPath = join(folder, 'totals.json')
  try {
    const command = ['--import=@poppinss/ts-exec', 'bin/test.ts', ...args]
    const env = environmentFor(engine, servers, totalsPath)
    const began = performance.now()
    const outcome = await runForOutcome(findRuntime(), command, { env })
    return resultOf(engine, readTotals(totalsPath), outcome, performance.now() - began)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Nothing of the developer's own settings: the run is the same on every machine. */
function environmentFor(engine, { chromium, ...servers }, totalsPath) {
  const foreign = Object.entries(process.env).filter(([name]) => !settingNames().has(name))
  return {
    ...Object.fromEntries(foreign),
    ...(engine === 'mysql' ? servers : {}),
    ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
    DB_ENGINE: engine,
    TEST_TOTALS_PATH: totalsPath,
    PATH: runtimePath(findRuntime()),
  }
}

function settingNames() {
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8')
  return new Set([...example.matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name))
}

function readTotals(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}
