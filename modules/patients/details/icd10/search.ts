import type { Database } from 'better-sqlite3'
import { fold } from '../../search/fold.js'

export interface Icd10Hit {
  code: string
  display: string
  /** Headings are found and can be chosen; a claim needs one of the codes below them. */
  isValid: boolean
}

const MOST = 8
/** Of words that a quarter of all codes have, nobody can tell which are meant; the person types on. */
const MOST_WEIGHED = 300
const LOOKS_LIKE_CODE = /^[a-z]\d[0-9a-z]?(\.?[0-9a-z]{0,4})$/i
const COLUMNS = 'codes.code, codes.long as display, codes.is_valid as isValid'

/** By code where it looks like one, and by the beginnings of words, in any order; common codes first. */
export function searchReference(db: Database, typed: string): Icd10Hit[] {
  const text = typed.trim().slice(0, 100)
  const question = questionOf(text)
  const found = new Map<string, Icd10Hit>()
  const add = (search: () => Icd10Hit[]) => {
    if (found.size >= MOST) return
    for (const hit of search()) if (!found.has(hit.code)) found.set(hit.code, hit)
  }
  if (LOOKS_LIKE_CODE.test(text)) add(() => codesFrom(db, text))
  if (question) add(() => commonWith(db, question))
  if (question) add(() => othersWith(db, question))
  const hits = [...found.values()].slice(0, MOST)
  return hits.map((hit) => ({ ...hit, isValid: Boolean(hit.isValid) }))
}

/** Every word that was typed as a beginning; nothing where single letters are all there is. */
function questionOf(text: string): string | null {
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (!words.some((word) => word.length > 1)) return null
  return words.map((word) => `"${word}"*`).join(' ')
}

function codesFrom(db: Database, text: string): Icd10Hit[] {
  const plain = text.replace('.', '').toUpperCase()
  const statement = `select ${COLUMNS} from codes where plain >= ? and plain < ?
    order by plain limit ${MOST}`
  return db.prepare<[string, string], Icd10Hit>(statement).all(plain, `${plain}~`)
}

function commonWith(db: Database, question: string): Icd10Hit[] {
  const statement = `select ${COLUMNS} from common_words join codes on codes.id = common_words.rowid
    where common_words match ?
    order by bm25(common_words, 1, 2), length(codes.long), codes.code limit ${MOST}`
  return db.prepare<[string], Icd10Hit>(statement).all(question)
}

function othersWith(db: Database, question: string): Icd10Hit[] {
  const statement = `select ${COLUMNS}
    from (select rowid from words where words match ? limit ${MOST_WEIGHED}) as some
    join codes on codes.id = some.rowid
    order by codes.is_valid desc, length(codes.long), codes.code limit ${MOST}`
  return db.prepare<[string], Icd10Hit>(statement).all(question)
}
