import { buildIcd10 } from './build.js'
import { readCmsFile } from './cms_file.js'
import { icd10Path } from './reference.js'
import { popularNames } from './starter.js'

/**
 * Puts an edition of CMS in the place of whatever stood there; running servers use it from the next question on.
 *
 * @param date `YYYY-MM-DD` since when it is in force
 * @returns how many codes it holds
 * @throws NotCmsFileError; nothing is changed then
 */
export async function importIcd10(text: string, date: string): Promise<number> {
  const edition = { source: 'CMS ICD-10-CM', date }
  const [entries, names] = [readCmsFile(text), await popularNames()]
  return buildIcd10(icd10Path(), { entries, edition, isStarter: false, names })
}
