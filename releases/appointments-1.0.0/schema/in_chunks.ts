/** SQLite takes at most 500 rows in one insert. */
const ROWS_AT_ONCE = 400

/** Splits rows so that each part fits one statement on every engine. */
export function* inChunks<T>(rows: readonly T[], size = ROWS_AT_ONCE): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}
