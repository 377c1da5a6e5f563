import { host } from './host.js'

/**
 * Path of a file with reference knowledge, such as a list of codes: the same for every clinic, outside of their databases, and
 * without anything about a patient. Its folder is there; the file is the module's to write, under another name first.
 *
 * @param name begins with the module's key
 * @example
 * const file = referenceFile('patients-icd10.sqlite3')
 */
export function referenceFile(name: string): string {
  return host().referenceFile(name)
}
