import type { Coding } from './coded.js'
import { FieldsRefusedError } from './errors.js'
import { ICD10_SYSTEM, icd10ByCode } from './icd10.js'

interface Typed {
  display: string
  code?: string | null
}

type Before = (Coding & { display: string }) | null

/** The code that the form shows: of ICD-10 only, whatever else an import brought. */
export function codeShown(entry: Coding | null): string | null {
  return entry?.codeSystem === ICD10_SYSTEM ? entry.code : null
}

/**
 * The code of a problem or a diagnosis as it was typed. Without one, a text that nobody touched keeps what it came with.
 *
 * @throws FieldsRefusedError where the reference has no such code
 */
export async function conditionCoding({ display, code }: Typed, before: Before): Promise<Coding> {
  if (code) return icd10Coding(code, before)
  const isForeign = before && before.codeSystem !== ICD10_SYSTEM
  if (isForeign && before.display === display) return pick(before)
  return { codeSystem: null, code: null }
}

async function icd10Coding(code: string, before: Before): Promise<Coding> {
  if (before && codeShown(before) === code) return pick(before)
  const known = await icd10ByCode(code)
  if (!known) throw new FieldsRefusedError([{ field: 'code', rule: 'unknown-code' }])
  return { codeSystem: ICD10_SYSTEM, code: known.code }
}

function pick({ codeSystem, code }: Coding): Coding {
  return { codeSystem, code }
}
