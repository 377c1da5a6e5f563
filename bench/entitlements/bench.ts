import { measureEngines } from '../engines.js'
import type { Measurement } from '../report.js'

/** `npm run bench -- entitlements`: what asking for a verdict costs, alone and on a page. */
export function measure(): Promise<Measurement[]> {
  return measureEngines(new URL('verdicts.ts', import.meta.url), ['sqlite'])
}
