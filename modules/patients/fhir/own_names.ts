import { v5 } from 'uuid'
import type { ChartEntry } from '../models/chart_entry.js'
import Visit from '../models/visit.js'
import type { AnyMapping } from './mapping.js'

/** So that the note of a visit is not called as the visit is. */
const NOTES = '6e9e2c51-6d0b-4c0e-9d6f-5b8a3f1f7c11'

/** The id of the resource that a row of ours becomes. A row that becomes two needs two. */
export function ownId({ type }: Pick<AnyMapping, 'type'>, row: ChartEntry): string {
  const isNoteOfVisit = type === 'Composition' && row instanceof Visit
  return isNoteOfVisit ? v5(row.id, NOTES) : row.id
}

/** Its address inside a bundle. */
export function ownAddress(id: string): string {
  return `urn:uuid:${id}`
}
