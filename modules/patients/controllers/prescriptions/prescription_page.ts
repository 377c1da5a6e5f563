import type { HttpContext } from '@adonisjs/core/http'
import type Prescription from '../../models/prescription.js'
import type { PrescriptionDraft } from '../../prescriptions/draft.js'
import { DOSE_FORMS } from '../../prescriptions/drugs/drug.js'
import { drugs } from '../../prescriptions/drugs/drug_list.js'
import { ROUTE_NAMES } from '../../prescriptions/routes_of_administration.js'

type Page = HttpContext['page']
type Written = Pick<
  PrescriptionDraft,
  | 'dose'
  | 'doseForm'
  | 'route'
  | 'frequency'
  | 'durationDays'
  | 'quantity'
  | 'refills'
  | 'maySubstitute'
  | 'instructions'
>

const FREQUENCIES = [
  'once-daily',
  'twice-daily',
  'three-times-daily',
  'four-times-daily',
  'every-8-hours',
  'every-12-hours',
  'at-bedtime',
  'once-weekly',
  'as-needed',
] as const

/** What the form offers to choose from, in the member's language. */
export function formChoices(page: Page) {
  const choices = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: page.t(`prescriptions.${group}.${value}`) }))
  return {
    routes: choices('routes', ROUTE_NAMES),
    doseForms: choices('forms', DOSE_FORMS),
    frequencies: FREQUENCIES.map((name) => page.t(`prescriptions.frequencies.${name}`)),
    drugs,
  }
}

/** How the medicine is to be taken, as a list of terms. */
export function factsOf(page: Page, written: Written) {
  const t = (key: string, data?: Record<string, unknown>) => page.t(`prescriptions.${key}`, data)
  const { durationDays, doseForm, refills, maySubstitute } = written
  return [
    { term: t('fields.dose'), value: written.dose },
    { term: t('fields.doseForm'), value: named(page, 'forms', DOSE_FORMS, doseForm) },
    { term: t('fields.route'), value: named(page, 'routes', ROUTE_NAMES, written.route) },
    { term: t('fields.frequency'), value: written.frequency },
    {
      term: t('fields.durationDays'),
      value: durationDays ? t('days', { count: durationDays }) : t('noEnd'),
    },
    { term: t('fields.quantity'), value: written.quantity },
    { term: t('fields.refills'), value: t('refillCount', { count: refills }) },
    { term: t('substitution'), value: t(maySubstitute ? 'substitute' : 'noSubstitute') },
    { term: t('fields.instructions'), value: written.instructions },
  ]
}

/** `500 mg, oral, twice a day`, in one line. */
export function signa(
  page: Page,
  { dose, route, frequency }: Pick<Written, 'dose' | 'frequency'> & { route?: string | null }
): string {
  const way = named(page, 'routes', ROUTE_NAMES, route ?? null)?.toLowerCase()
  return [dose, way, frequency].filter(Boolean).join(', ')
}

const TONES: Partial<Record<Prescription['standing'], string>> = {
  active: 'success',
  stopped: 'danger',
}

export function listed(page: Page, prescription: Prescription) {
  const { id, display, endsOn, authoredAt, prescriberName, standing } = prescription
  return {
    href: page.url(`/${prescription.patientId}/prescriptions/${id}`),
    display,
    how: signa(page, prescription),
    endsOn,
    authoredAt,
    prescriberName,
    standing: page.t(`prescriptions.statuses.${standing}`),
    tone: TONES[standing] ?? 'neutral',
  }
}

/** Our own names are put into words; what another system called it stands as it came. */
function named(page: Page, group: string, known: readonly string[], value: string | null) {
  return value && known.includes(value) ? page.t(`prescriptions.${group}.${value}`) : value
}
