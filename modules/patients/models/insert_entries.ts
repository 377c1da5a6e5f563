import { currentClinic, SealedModel } from '@medtrack/sdk'
import { inBatches } from '../schema/in_batches.js'
import { ChartEntry } from './chart_entry.js'

type Row = Record<string, unknown>

/**
 * Stores many new entries of charts with a statement for hundreds of them, sealed as `save` would. For imports: nobody
 * else's hooks run.
 */
export async function insertEntries(entries: readonly ChartEntry[]) {
  const byModel = Map.groupBy(entries, (entry) => entry.constructor as typeof ChartEntry) // of its class
  for (const [model, some] of byModel) {
    const rows: Row[] = []
    for (const entry of some) rows.push(await prepared(model, entry))
    for (const batch of inBatches(rows)) {
      await currentClinic().db.table(model.table).multiInsert(batch)
    }
  }
}

async function prepared(model: typeof ChartEntry, entry: ChartEntry): Promise<Row> {
  ChartEntry.begin(entry)
  await SealedModel.seal(entry)
  const row: Row = {}
  for (const [name, column] of model.$columnsDefinitions) {
    const value = entry.$attributes[name] ?? null
    row[column.columnName] = column.prepare ? column.prepare(value, name, entry) : value
  }
  return row
}
