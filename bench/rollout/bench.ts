import { measureEngines } from '../engines.js'
import type { Measurement } from '../report.js'

/**
 * `npm run bench -- rollout [sqlite|mysql]`: both engines, each in a process of its own. BENCH_CLINICS (500),
 * BENCH_SPEED_ONLY and BENCH_LOAD_ONLY measure a part.
 */
export function measure(engines: string[]): Promise<Measurement[]> {
  return measureEngines(new URL('engine.ts', import.meta.url), engines, settingsOn)
}

function settingsOn(engine: string): Record<string, string> {
  const settings = {
    MODULE_ROOTS: 'tests/fixtures/rollout_modules',
    AUTOMATIC_UPDATES: 'off',
    QUEUE_CONCURRENCY: '8',
  }
  // A file handle each: an embedded deployment has room for all its clinics.
  return engine === 'sqlite' ? { ...settings, CLINIC_POOLS: '600' } : settings
}
