import { measureEngines } from '../engines.js'
import type { Measurement } from '../report.js'

/** `npm run bench -- tenancy [sqlite|mysql]`: both engines, each in a process of its own. */
export function measure(engines: string[]): Promise<Measurement[]> {
  return measureEngines(new URL('engine.ts', import.meta.url), engines)
}
