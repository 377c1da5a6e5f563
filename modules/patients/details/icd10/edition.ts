/** Where a reference comes from. Shown beside whatever is found in it. */
export interface Edition {
  source: string
  /** `YYYY-MM-DD` since when it is in force. */
  date: string
  codeCount: number
}

export interface Icd10Entry {
  /** With its dot: `E11.9`. */
  code: string
  short: string
  long: string
  /** Whether it may be written on a claim; headings may not. */
  isValid: boolean
}

/** ICD-10-CM's dot stands after the third character. */
export function withDot(plain: string): string {
  return plain.length > 3 ? `${plain.slice(0, 3)}.${plain.slice(3)}` : plain
}

export function withoutDot(code: string): string {
  return code.replace('.', '').toUpperCase()
}
