import { currentClinic } from '@medtrack/sdk'

const COUNTER = 'record_number'

/**
 * Takes the next free record numbers: P-000001, P-000002. Must run in a transaction: the counter's
 * row stays locked until the patients who get the numbers are stored.
 */
export async function takeRecordNumbers(count: number): Promise<string[]> {
  const taken: string[] = []
  while (taken.length < count) {
    const wanted = count - taken.length
    const last = await advance(COUNTER, wanted)
    const numbers = Array.from({ length: wanted }, (_, index) => format(last - wanted + 1 + index))
    const used = await usedRecordNumbers(numbers)
    taken.push(...numbers.filter((number) => !used.has(number)))
  }
  return taken
}

/** Which of these numbers some patient has already. */
export async function usedRecordNumbers(numbers: readonly string[]): Promise<Map<string, string>> {
  const used = new Map<string, string>()
  for (let start = 0; start < numbers.length; start += 400) {
    const some = numbers.slice(start, start + 400)
    const rows = await currentClinic()
      .db.from('patients')
      .select('id', 'record_number')
      .whereIn('record_number', some)
    for (const row of rows) used.set(row.record_number, row.id)
  }
  return used
}

/** Draws `by` numbers of a counter, in a transaction; answers the last of them. */
export async function advance(counter: string, by: number): Promise<number> {
  const { db } = currentClinic()
  await db
    .knexQuery()
    .table('patients_counters')
    .insert({ name: counter, value: 0 })
    .onConflict('name')
    .ignore()
  await db.from('patients_counters').where('name', counter).increment('value', by)
  const row = await db.from('patients_counters').where('name', counter).firstOrFail()
  return Number(row.value)
}

function format(value: number): string {
  return `P-${String(value).padStart(6, '0')}`
}
