import { measureEngines } from '../engines.js'
import type { Measurement } from '../report.js'

/**
 * `npm run bench -- patients [sqlite|mysql]`: both engines, each in a process of its own. Smaller with
 * `BENCH_PATIENTS=2000 BENCH_VISITS=20000`; other pages of the chart with `BENCH_PAGES=,/visits,/plans`.
 */
export function measure(engines: string[]): Promise<Measurement[]> {
  return measureEngines(new URL('engine.ts', import.meta.url), engines)
}
