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
import Prescription from '../../models/prescription.js'
import Visit from '../../models/visit.js'
import { current, dayInClinic, latest, momentInClinic, valueOf } from './summary_values.js'
import type { Words } from './words.js'

/** A summary is read by somebody in a hurry. */
const MOST_VISITS = 15

export interface Section {
  name: string
  columns: readonly string[]
  /** Whether it matters that there is nothing. */
  isTelling?: boolean
  rows(chart: ChartRows, words: Words): (string | null)[][]
}

/** Parts of a summary, in the order in which a reader wants them. */
export const SECTIONS: readonly Section[] = [
  {
    name: 'alerts',
    columns: ['text', 'startsOn'],
    rows: (chart) =>
      current(chart.of(Alert), ['active']).map((one) => [one.text, dayInClinic(one.startsOn)]),
  },
  {
    name: 'allergies',
    isTelling: true,
    columns: ['display', 'reaction', 'criticality', 'verificationStatus'],
    rows: (chart, words) =>
      chart
        .of(Allergy)
        .filter(({ clinicalStatus, verificationStatus: certainty }) => {
          return (
            clinicalStatus === 'active' &&
            certainty !== 'entered-in-error' &&
            certainty !== 'refuted'
          )
        })
        .map((one) => [
          one.display,
          one.reaction,
          words.code(one.criticality),
          words.code(one.verificationStatus),
        ]),
  },
  {
    name: 'conditions',
    isTelling: true,
    columns: ['display', 'code', 'clinicalStatus', 'onset', 'abatement'],
    rows: (chart, words) =>
      chart
        .of(Condition)
        .filter(({ verificationStatus: certainty }) => certainty !== 'entered-in-error')
        .map((one) => [
          one.display,
          one.code,
          words.code(one.clinicalStatus),
          dayInClinic(one.onset),
          dayInClinic(one.abatement),
        ]),
  },
  {
    name: 'prescriptions',
    isTelling: true,
    columns: ['display', 'dose', 'frequency', 'status', 'authoredAt'],
    rows: (chart, words) =>
      chart
        .of(Prescription)
        .filter(({ standing }) => standing === 'active' || standing === 'on-hold')
        .map((one) => {
          return [
            one.display,
            one.dose,
            one.frequency,
            words.code(one.status),
            momentInClinic(one.authoredAt),
          ]
        }),
  },
  {
    name: 'medications',
    isTelling: true,
    columns: ['display', 'dosage', 'effectiveFrom'],
    rows: (chart) =>
      current(chart.of(Medication), ['active', 'intended', 'on-hold']).map((one) => {
        return [one.display, one.dosage, dayInClinic(one.effectiveFrom)]
      }),
  },
  {
    name: 'immunizations',
    columns: ['display', 'occurredOn', 'lotNumber'],
    rows: (chart) =>
      current(chart.of(Immunization), ['completed']).map((one) => {
        return [one.display, dayInClinic(one.occurredOn), one.lotNumber]
      }),
  },
  {
    name: 'observations',
    columns: ['display', 'value', 'effectiveAt'],
    rows: (chart) =>
      latest(chart.of(Observation)).map((one) => [
        one.display,
        valueOf(one),
        momentInClinic(one.effectiveAt),
      ]),
  },
  {
    name: 'family_history',
    columns: ['display', 'relationship', 'onsetAge'],
    rows: (chart) =>
      current(chart.of(FamilyHistory), ['completed']).map((one) => [
        one.display,
        one.relationship,
        one.onsetAge?.toString() ?? null,
      ]),
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
          momentInClinic(one.startedAt),
          one.authorName,
          one.assessment,
        ]),
  },
  {
    name: 'care_plans',
    columns: ['title', 'status', 'startsOn'],
    rows: (chart, words) =>
      current(chart.of(CarePlan), ['active', 'on-hold']).map((one) => {
        return [one.title, words.code(one.status), dayInClinic(one.startsOn)]
      }),
  },
  {
    name: 'coverages',
    columns: ['payor', 'planName', 'startsOn'],
    rows: (chart) =>
      current(chart.of(Coverage), ['active']).map((one) => [
        one.payor,
        one.planName,
        dayInClinic(one.startsOn),
      ]),
  },
  {
    name: 'contacts',
    columns: ['name', 'relationship', 'phone'],
    rows: (chart) =>
      current(chart.of(Contact), ['active']).map((one) => [one.name, one.relationship, one.phone]),
  },
]
