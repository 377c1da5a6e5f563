const MOST_ROWS = 100
/** Far below the packet that any MySQL takes. */
const MOST_CHARACTERS = 2_000_000

/** Splits rows so that each part fits one statement on every engine, however long their texts are. */
export function* inBatches<Row extends object>(rows: readonly Row[]): Generator<Row[]> {
  let batch: Row[] = []
  let size = 0
  for (const row of rows) {
    const own = sizeOf(row)
    if (batch.length > 0 && (batch.length === MOST_ROWS || size + own > MOST_CHARACTERS)) {
      yield batch
      batch = []
      size = 0
    }
    batch.push(row)
    size += own
  }
  if (batch.length > 0) yield batch
}

function sizeOf(row: object): number {
  return Object.values(row).reduce(
    (sum: number, value) =>
      sum + (typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 8),
    0
  )
}
