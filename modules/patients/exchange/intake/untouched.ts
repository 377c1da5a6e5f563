import type { ChartEntry } from '../../models/chart_entry.js'
import type RecordImport from '../../models/record_import.js'

/** Whether a row came with an import, whose moment it bears, and nobody has changed it since. */
export function isUntouched(
  row: Pick<ChartEntry, 'version' | 'createdAt' | 'createdBy'>,
  batch: RecordImport
): boolean {
  const isOfImport =
    row.createdAt.toUnixInteger() === batch.createdAt.toUnixInteger() &&
    row.createdBy === batch.createdBy
  return isOfImport && row.version === 1
}
