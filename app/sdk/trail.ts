import { currentClinic } from './clinic_context.js'
import { host } from './host.js'
import type { TrailLine, TrailQuestion } from './trail_line.js'

/** What the clinic's trail says of one record; at most `limit` lines. */
export function trailOf(question: TrailQuestion): Promise<TrailLine[]> {
  return host().trailOf(currentClinic(), question)
}
