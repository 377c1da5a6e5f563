import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { errors, SimpleMessagesProvider } from '@vinejs/vine'
import { DateTime } from 'luxon'
import { unitSystemOf, type UnitSystem } from '../../details/vitals/units.js'
import { VITAL_FIELDS } from '../../details/vitals/vitals.js'
import type { TypedDiagnosis } from '../../visits/diagnoses.js'
import { readVital, VITAL_KEYS, written, type Vitals } from '../../visits/vital_signs.js'
import type { VisitNote, Writing } from '../../visits/writing.js'
import { visitValidator } from './visit_validator.js'

type Page = HttpContext['page']
type Input = Awaited<ReturnType<typeof visitValidator.validate>>

export interface Problem {
  field: string
  rule: string
  message: string
}

/** Not before anybody's birth, and not later than what is being planned. */
const EARLIEST = DateTime.utc(1900)
const AHEAD_DAYS = 1

/**
 * What stands in the form of a draft, and what of it cannot be: the rest may be saved without that.
 *
 * @throws E_VALIDATION_ERROR where nothing of it can be saved
 */
export async function readVisitForm(
  ctx: HttpContext
): Promise<{ writing: Omit<Writing, 'bySelf'>; problems: Problem[] }> {
  const { page, request } = ctx
  const input = await request.validateUsing(visitValidator, { messagesProvider: sentences(page) })
  const problems: Problem[] = []
  const vitals = readVitals(page, input, problems)
  const note: VisitNote = {
    ...textsOf(input),
    ...(input.encounterClass && { encounterClass: input.encounterClass }),
    ...readStart(page, input.startedAt, problems),
  }
  return {
    writing: { version: input.version, note, vitals, diagnoses: readDiagnoses(input) },
    problems,
  }
}

/** Shows the form again with a sentence at each field, if there is anything to say. */
export function refuse(problems: readonly Problem[]) {
  if (problems.length > 0) throw new errors.E_VALIDATION_ERROR(problems)
}

function textsOf({ reason, subjective, objective, assessment, plan }: Input): VisitNote {
  const texts = Object.entries({ reason, subjective, objective, assessment, plan })
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined))
}

function readStart(page: Page, typed: string | undefined, problems: Problem[]): VisitNote {
  if (!typed) return {}
  const at = DateTime.fromISO(typed, { zone: currentClinic().clinic.timeZone }).toUTC()
  if (!at.isValid || at < EARLIEST || at > DateTime.utc().plus({ days: AHEAD_DAYS })) {
    problems.push(problem(page, 'startedAt', 'when'))
    return {}
  }
  return { startedAt: at }
}

function readVitals(page: Page, input: Input, problems: Problem[]): Partial<Vitals> {
  const units = input.units ?? unitSystemOf(currentClinic().clinic.country)
  const vitals: Partial<Vitals> = {}
  for (const key of VITAL_KEYS) {
    const typed = input.vitals?.[key]
    if (typed === null) vitals[key] = null
    if (!typed) continue
    const reading = readVital(key, typed, units)
    if ('value' in reading) vitals[key] = reading.value
    else problems.push(vitalProblem(page, key, reading.problem, units))
  }
  const { systolic, diastolic } = vitals
  if (systolic && diastolic && diastolic >= systolic) {
    delete vitals.diastolic
    problems.push(vitalProblem(page, 'diastolic', 'diastolic-above', units))
  }
  return vitals
}

function readDiagnoses({ diagnoses }: Input): TypedDiagnosis[] | null {
  if (!diagnoses) return null
  return diagnoses.flatMap(({ id = null, display, code = null, codeSystem = null }) => {
    const words = display ?? code
    return words ? [{ id, display: words, code, codeSystem }] : []
  })
}

function vitalProblem(page: Page, key: keyof Vitals, rule: string, units: UnitSystem): Problem {
  const [min, max] = VITAL_FIELDS[key].possible
  const range = { min: written(key, min, units), max: written(key, max, units) }
  return problem(page, `vitals.${key}`, rule, range, page.t(`details.fields.${key}`))
}

function problem(
  page: Page,
  field: string,
  rule: string,
  data: Record<string, unknown> = {},
  name = page.t(`visits.fields.${field}`)
): Problem {
  return { field, rule, message: page.t(`visits.errors.${rule}`, { ...data, field: name }) }
}

const TEXTS = [
  'reason',
  'subjective',
  'objective',
  'assessment',
  'plan',
  'display',
  'code',
] as const
const RULES = ['maxLength', 'minLength', 'required', 'enum', 'regex'] as const

/** Vine's words in the member's language, naming the field as the form does. */
export function sentences(page: Page) {
  const names = Object.fromEntries(
    [...TEXTS, 'startedAt', 'addendum', 'errorReason'].map((field) => [
      field,
      page.t(`visits.fields.${field}`),
    ])
  )
  const say = (rule: string) =>
    page.t(`visits.errors.${rule}`, { field: '{{ field }}', max: '{{ max }}' })
  return new SimpleMessagesProvider(
    Object.fromEntries(RULES.map((rule) => [rule, say(rule)])),
    names
  )
}
