import type { DateOrder } from '@medtrack/sdk'
import {
  emptyDraft,
  PHONE_USES,
  tidy,
  tidyRecordNumber,
  type DraftField,
  type PatientDraft,
  type PhoneUse,
} from '../people/draft.js'
import { readDate } from '../people/dates.js'
import { looksLikeEmail } from './email.js'
import {
  LONGEST_QUOTE,
  shortcomings,
  type Finding,
  type FindingCode,
  type ReadRow,
} from './findings.js'
import type { TableRow } from './table.js'
import { filledFields, type Mapping, type Target } from './targets.js'
import { hasHombre, readFlag, readMaritalStatus, readSex } from './words.js'
import { splitName } from './whole_name.js'

/** Turns rows into patients by a mapping; says of each cell that is wrong what is wrong with it. */
export class RowReader {
  readonly fields: DraftField[]
  readonly #columns: Map<Target, number[]>
  readonly #order: DateOrder
  readonly #today: string
  readonly #sexes: { hasHombre: boolean }

  constructor(options: {
    mapping: Mapping
    rows: readonly TableRow[]
    order: DateOrder
    today: string
  }) {
    const { mapping, rows, order, today } = options
    this.fields = filledFields(mapping)
    this.#columns = columnsByTarget(mapping)
    this.#order = order
    this.#today = today
    const [sexColumn] = this.#columns.get('sex') ?? []
    this.#sexes = {
      hasHombre:
        sexColumn !== undefined && hasHombre(rows.map(({ cells }) => cells[sexColumn] ?? '')),
    }
  }

  read({ cells }: TableRow): ReadRow {
    const findings: Finding[] = []
    const text = (target: Target) => this.#text(cells, target)
    const found = (field: DraftField, code: FindingCode, value: string) =>
      findings.push({ field, code, value: value.slice(0, LONGEST_QUOTE) })
    const draft: PatientDraft = {
      ...emptyDraft(),
      ...this.#plainFields(text),
      ...this.#name(text),
      ...this.#choices(text, found),
      phones: this.#phones(cells),
      birthDate: this.#date('birthDate', text('birthDate'), found),
      ...this.#death(text('deceased'), found),
    }
    findings.push(...shortcomings(draft, this.#today))
    return { draft, findings }
  }

  #plainFields(text: (target: Target) => string | null) {
    return {
      recordNumber: tidyRecordNumber(text('recordNumber')),
      prefix: text('prefix'),
      suffix: text('suffix'),
      preferred: text('preferred'),
      genderIdentity: text('genderIdentity'),
      addressLine: text('addressLine'),
      city: text('city'),
      state: text('state'),
      postalCode: text('postalCode'),
      country: text('country'),
      allergies: text('allergies'),
    }
  }

  #name(text: (target: Target) => string | null) {
    const whole = splitName(text('fullName') ?? '')
    return {
      given: text('given') ?? whole.given,
      middle: text('middle') ?? whole.middle,
      family: text('family') ?? whole.family,
    }
  }

  #choices(
    text: (target: Target) => string | null,
    found: (field: DraftField, code: FindingCode, value: string) => void
  ) {
    const [sex, marital, email] = [text('sex'), text('maritalStatus'), text('email')]
    const readAs = <T>(
      field: DraftField,
      value: string | null,
      result: T | undefined
    ): T | undefined => {
      if (value && result === undefined) found(field, 'not-understood', value)
      return result
    }
    return {
      sex: readAs('sex', sex, sex ? readSex(sex, this.#sexes) : undefined) ?? 'unknown',
      maritalStatus:
        readAs('maritalStatus', marital, marital ? readMaritalStatus(marital) : undefined) ?? null,
      email: readAs('email', email, email && looksLikeEmail(email) ? email : undefined) ?? null,
    }
  }

  #phones(cells: string[]) {
    return PHONE_USES.flatMap((use) => {
      const columns = this.#columns.get(PHONE_TARGETS[use]) ?? []
      return columns.flatMap((column) => {
        const number = tidy(cells[column])
        return number ? [{ use, number }] : []
      })
    })
  }

  #date(
    field: DraftField,
    value: string | null,
    found: (field: DraftField, code: FindingCode, value: string) => void
  ) {
    if (!value) return null
    const date = readDate(value, this.#order, this.#today)
    if (date.kind === 'date') return date.iso
    found(field, date.kind === 'impossible' ? 'impossible-date' : 'unreadable-date', value)
    return null
  }

  /** The column may say when, or merely that. */
  #death(
    value: string | null,
    found: (field: DraftField, code: FindingCode, value: string) => void
  ) {
    const flag = value ? readFlag(value) : false
    if (flag !== undefined) return { deceased: flag, deceasedOn: null }
    return { deceased: true, deceasedOn: this.#date('deceasedOn', value, found) }
  }

  #text(cells: string[], target: Target): string | null {
    const parts = (this.#columns.get(target) ?? []).flatMap((column) => tidy(cells[column]) ?? [])
    return parts.length > 0 ? parts.join(', ') : null
  }
}

const PHONE_TARGETS: Record<PhoneUse, Target> = {
  mobile: 'phoneMobile',
  home: 'phoneHome',
  work: 'phoneWork',
}

function columnsByTarget(mapping: Mapping): Map<Target, number[]> {
  const columns = new Map<Target, number[]>()
  mapping.forEach((target, column) => {
    if (target) columns.set(target, [...(columns.get(target) ?? []), column])
  })
  return columns
}
