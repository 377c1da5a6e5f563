import { currentClinic } from './clinic_context.js'
import { host } from './host.js'
import { readSealed, writeSealed } from './sealed_text.js'

/**
 * Seals text with the key of the patient it is about. What comes back may stand in the clinic's database
 * and in every copy of it: once the patient's key is destroyed, nobody reads it any more.
 *
 * @param subjectId id of the patient (a UUID)
 * @throws NoClinicError outside any clinic
 * @example
 * row.note = await seal(patient.id, 'Sleeps badly since May.')
 */
export async function seal(subjectId: string, text: string): Promise<string> {
  return (await sealAll([{ subjectId, text }]))[0]
}

/** As `seal`, for many at once: one question to the key store. */
export async function sealAll(
  texts: readonly { subjectId: string; text: string }[]
): Promise<string[]> {
  const contents = texts.map(({ subjectId, text }) => ({ subjectId, content: Buffer.from(text) }))
  const sealed = await host().seal(currentClinic(), contents)
  return sealed.map(writeSealed)
}

/**
 * @throws KeyDestroyedError where the patient was erased
 * @example
 * const note = await unseal(row.note)
 */
export async function unseal(sealed: string): Promise<string> {
  return (await unsealAll([sealed]))[0]
}

/** As `unseal`, for many at once, of one patient or of many. */
export async function unsealAll(sealed: readonly string[]): Promise<string[]> {
  const contents = await host().unseal(currentClinic(), sealed.map(readSealed))
  return contents.map((content) => content.toString())
}

/** As `seal`, for files; give it pieces of a few hundred kilobytes. */
export async function sealBytes(subjectId: string, content: Buffer): Promise<Buffer> {
  return (await host().seal(currentClinic(), [{ subjectId, content }]))[0]
}

/** @throws KeyDestroyedError where the patient was erased */
export async function unsealBytes(sealed: Buffer): Promise<Buffer> {
  return (await host().unseal(currentClinic(), [sealed]))[0]
}

/**
 * Opens sealed columns of rows that came past a model. Columns that are `null` stay so.
 *
 * @returns copies of the rows
 * @example
 * const rows = await unsealRows(await db.from('patients_visits').select('id', 'reason'), ['reason'])
 */
export async function unsealRows<Row extends object>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[]
): Promise<Row[]> {
  const places = rows.flatMap((row, index) =>
    columns.filter((column) => row[column] !== null).map((column) => ({ index, column }))
  )
  const sealed = places.map(({ index, column }) => String(rows[index][column]))
  const opened = await unsealAll(sealed)
  const copies = rows.map((row) => ({ ...row }))
  places.forEach(({ index, column }, at) => Object.assign(copies[index], { [column]: opened[at] }))
  return copies
}

/**
 * A keyed digest of a value that is kept sealed, to find the same value again. Equal values of one clinic
 * have equal digests; nobody without the clinic's key can tell which value that is.
 *
 * @returns 64 hexadecimal digits
 */
export function digest(text: string): Promise<string> {
  return host().digest(currentClinic(), text)
}

/**
 * Destroys the keys of patients, for good and in every copy: whatever was sealed for them cannot be read by anybody
 * again. Call it after the transaction that removed their rows was committed, and again should it fail. What was deleted is
 * taken out of SQLite's logs as well.
 *
 * @returns how many keys there were
 */
export function destroyKeys(subjectIds: readonly string[]): Promise<number> {
  return host().destroyKeys(currentClinic(), subjectIds)
}
