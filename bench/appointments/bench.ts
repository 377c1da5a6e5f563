import { measureEngines } from '../engines.js'
import type { Measurement } from '../report.js'

/**
 * `npm run bench -- appointments [sqlite|mysql]`: a week of ten doctors among very many appointments and among few. Smaller
 * with `BENCH_APPOINTMENTS=20000`.
 */
export function measure(engines: string[]): Promise<Measurement[]> {
  return measureEngines(new URL('engine.ts', import.meta.url), engines)
}
