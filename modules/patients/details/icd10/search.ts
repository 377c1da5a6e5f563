import type { Database } from 'better-sqlite3'
import { fold } from '../../search/fold.js'

export interface Icd10Hit {
  code: string
  display: string
  /** Headings are found and can be chosen; a claim needs one of the codes below them. */
  isValid: boolean
}

const MOST = 8
const LOOKS_LIKE_CODE = /^[a-z]\d[0-9a-z]?(\.?[0-9a-z]{0,4})$/i
const COLUMNS = 'codes.code, codes.long as display, codes.is_valid as isValid'

/** By code where it looks like one, and by the beginnings of words, in any order; common codes first. */
export function searchReference(db: Database, typed: string): Icd10Hit[] {
  const text = typed.trim().slice(0, 100)
  const byCode = LOOKS_LIKE_CODE.test(text) ? codesFrom(db, text) : []
  const byWord = byCode.length < MOST ? codesWith(db, text) : []
  const seen = new Set(byCode.map(({ code }) => code))
  const rows = [...byCode, ...byWord.filter(({ code }) => !seen.has(code))].slice(0, MOST)
  return rows.map((row) => ({ ...row, isValid: Boolean(row.isValid) }))
}

function codesFrom(db: Database, text: string): Icd10Hit[] {
  const plain = text.replace('.', '').toUpperCase()
  const statement = `select ${COLUMNS} from codes where plain >= ? and plain < ?
    order by plain = ? desc, is_common desc, plain limit ${MOST}`
  return db.prepare<[string, string, string], Icd10Hit>(statement).all(plain, `${plain}~`, plain)
}

function codesWith(db: Database, text: string): Icd10Hit[] {
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (!words.some((word) => word.length > 1)) return []
  const question = words.map((word) => `"${word}"*`).join(' ')
  const statement = `select ${COLUMNS} from words join codes on codes.id = words.rowid
    where words match ? order by is_common desc, is_valid desc, bm25(words, 1, 2), length(codes.long), code limit ${MOST}`
  return db.prepare<[string], Icd10Hit>(statement).all(question)
}
