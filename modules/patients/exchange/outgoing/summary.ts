import { currentClinic } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import type { ChartRows } from '../../fhir/chart_rows.js'
import Allergy from '../../models/allergy.js'
import Alert from '../../models/alert.js'
import CarePlan from '../../models/care_plan.js'
import Condition from '../../models/condition.js'
import Contact from '../../models/contact.js'
import Coverage from '../../models/coverage.js'
import FamilyHistory from '../../models/family_history.js'
import Immunization from '../../models/immunization.js'
import Medication from '../../models/medication.js'
import Observation from '../../models/observation.js'
import type Patient from '../../models/patient.js'
import Prescription from '../../models/prescription.js'
import Visit from '../../models/visit.js'
import { writtenDate } from '../../people/written_date.js'
import type { Words } from './words.js'

export interface SummaryTable {
  title: string
  columns: string[]
  rows: string[][]
}

export interface Summary {
  facts: [string, string][]
  tables: SummaryTable[]
}

/** A summary is read by somebody in a hurry. */
const [MOST_VISITS, MOST_RESULTS] = [15, 30]

/** The patient's record at a glance: what is true now, and what happened last. */
export function summaryOf(patient: Patient, chart: ChartRows | undefined, words: Words): Summary {
  const table = (name: string, columns: readonly string[], rows: (string | null)[][]) => ({
    title: words.t(`sections.${name}`),
    columns: columns.map((column) => words.t(`columns.${column}`)),
    rows: rows.map((cells) => cells.map((cell) => cell ?? '')),
  })
  return {
    facts: factsOf(patient, words),
    tables: chart
      ? SECTIONS.map(({ name, columns, rows }) => table(name, columns, rows(chart)))
      : [],
  }
}

function factsOf(patient: Patient, words: Words): [string, string][] {
  const { draft } = patient
  const place = [draft.addressLine, draft.postalCode, draft.city, draft.state, draft.country]
  const facts: [string, string | null][] = [
    ['recordNumber', draft.recordNumber],
    ['birthDate', day(draft.birthDate)],
    ['sex', words.t(`sexes.${draft.sex}`)],
    ['deceasedOn', draft.deceased ? day(draft.deceasedOn) || words.t('yes') : null],
    ['phones', draft.phones.map(({ number }) => number).join(', ')],
    ['email', draft.email],
    ['addressLine', place.filter(Boolean).join(', ')],
    ['allergies', draft.allergies],
  ]
  return facts
    .filter(([, value]) => value)
    .map(([field, value]) => [words.t(`columns.${field}`), value ?? ''])
}

interface Section {
  name: string
  columns: readonly string[]
  rows(chart: ChartRows): (string | null)[][]
}

const SECTIONS: readonly Section[] = [
  {
    name: 'alerts',
    columns: ['text', 'startsOn'],
    rows: (chart) =>
      current(chart.of(Alert), ['active']).map((one) => [one.text, day(one.startsOn)]),
  },
  {
    name: 'allergies',
    columns: ['display', 'reaction', 'criticality', 'verificationStatus'],
    rows: (chart) =>
      chart
        .of(Allergy)
        .filter(({ clinicalStatus, verificationStatus: certainty }) => {
          return (
            clinicalStatus === 'active' &&
            certainty !== 'entered-in-error' &&
            certainty !== 'refuted'
          )
        })
        .map((one) => [one.display, one.reaction, one.criticality, one.verificationStatus]),
  },
  {
    name: 'conditions',
    columns: ['display', 'code', 'clinicalStatus', 'onset', 'abatement'],
    rows: (chart) =>
      chart
        .of(Condition)
        .filter(({ verificationStatus: certainty }) => certainty !== 'entered-in-error')
        .map((one) => [
          one.display,
          one.code,
          one.clinicalStatus,
          day(one.onset),
          day(one.abatement),
        ]),
  },
  {
    name: 'prescriptions',
    columns: ['display', 'dose', 'frequency', 'status', 'authoredAt'],
    rows: (chart) =>
      current(chart.of(Prescription), ['active', 'on-hold']).map((one) => {
        return [one.display, one.dose, one.frequency, one.status, at(one.authoredAt)]
      }),
  },
  {
    name: 'medications',
    columns: ['display', 'dosage', 'effectiveFrom'],
    rows: (chart) =>
      current(chart.of(Medication), ['active', 'intended', 'on-hold']).map((one) => {
        return [one.display, one.dosage, day(one.effectiveFrom)]
      }),
  },
  {
    name: 'immunizations',
    columns: ['display', 'occurredOn', 'lotNumber'],
    rows: (chart) =>
      current(chart.of(Immunization), ['completed']).map((one) => {
        return [one.display, day(one.occurredOn), one.lotNumber]
      }),
  },
  {
    name: 'observations',
    columns: ['display', 'value', 'effectiveAt'],
    rows: (chart) =>
      latest(chart.of(Observation)).map((one) => [one.display, valueOf(one), at(one.effectiveAt)]),
  },
  {
    name: 'family_history',
    columns: ['display', 'relationship', 'onsetAge'],
    rows: (chart) =>
      chart
        .of(FamilyHistory)
        .map((one) => [one.display, one.relationship, one.onsetAge?.toString() ?? null]),
  },
  {
    name: 'visits',
    columns: ['reason', 'startedAt', 'authorName', 'assessment'],
    rows: (chart) =>
      current(chart.of(Visit), ['finished'])
        .sort((a, b) => b.startedAt.toMillis() - a.startedAt.toMillis())
        .slice(0, MOST_VISITS)
        .map((one) => [
          one.reason ?? one.typeDisplay,
          at(one.startedAt),
          one.authorName,
          one.assessment,
        ]),
  },
  {
    name: 'care_plans',
    columns: ['title', 'status', 'startsOn'],
    rows: (chart) =>
      current(chart.of(CarePlan), ['active', 'on-hold']).map((one) => {
        return [one.title, one.status, day(one.startsOn)]
      }),
  },
  {
    name: 'coverages',
    columns: ['payor', 'planName', 'startsOn'],
    rows: (chart) =>
      current(chart.of(Coverage), ['active']).map((one) => [
        one.payor,
        one.planName,
        day(one.startsOn),
      ]),
  },
  {
    name: 'contacts',
    columns: ['name', 'relationship', 'phone'],
    rows: (chart) => chart.of(Contact).map((one) => [one.name, one.relationship, one.phone]),
  },
]

function current<Row extends { status: string }>(rows: Row[], statuses: readonly string[]): Row[] {
  return rows.filter(({ status }) => statuses.includes(status))
}

/** Of each kind of result the last one. */
function latest(observations: Observation[]): Observation[] {
  const byKind = new Map<string, Observation>()
  const oldestFirst = current(observations, ['final', 'amended', 'corrected', 'preliminary']).sort(
    (a, b) => a.effectiveAt.toMillis() - b.effectiveAt.toMillis()
  )
  for (const one of oldestFirst) byKind.set(one.code ?? one.display, one)
  return [...byKind.values()].reverse().slice(0, MOST_RESULTS)
}

export function valueOf(one: Observation): string {
  if (one.components?.length) {
    return one.components.map((part) => `${part.display}: ${quantity(part)}`).join('; ')
  }
  return one.valueDisplay ?? one.valueText ?? quantity(one)
}

function quantity({ valueNumber, unit }: Pick<Observation, 'valueNumber' | 'unit'>): string {
  if (valueNumber === null) return ''
  return [Number(valueNumber.toPrecision(5)), unit].filter((one) => one !== null).join(' ')
}

/** A date, however exactly it is known, as the clinic writes dates. */
function day(date: string | null): string {
  const isWhole = /^\d{4}-\d\d-\d\d$/.test(date ?? '')
  return isWhole ? writtenDate(date, currentClinic().clinic.dateOrder) : (date ?? '')
}

function at(moment: DateTime | null): string {
  const { timeZone } = currentClinic().clinic
  return day(moment?.setZone(timeZone).toISODate() ?? null)
}
