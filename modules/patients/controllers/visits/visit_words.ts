import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { ENCOUNTER_CLASSES } from '../../models/visit.js'
import { TEXT_FIELDS, type VisitFields } from '../../visits/visit_fields.js'
import { unitLabel, unitSystemOf } from '../../details/vitals/units.js'
import { bodyMassIndex, unitFor, VITAL_KEYS, type Vitals } from '../../visits/vital_signs.js'
import { written } from '../../visits/vital_signs.js'

type Page = HttpContext['page']

/** Where somebody was seen, in words; what another system called it, as it did. */
export function kindLabel(page: Page, encounterClass: string): string {
  const isKnown = ENCOUNTER_CLASSES.some((one) => one === encounterClass)
  return isKnown ? page.t(`visits.kinds.${encounterClass}`) : encounterClass
}

export function kinds(page: Page, current?: string) {
  const known = ENCOUNTER_CLASSES.map((value) => ({ value, label: kindLabel(page, value) }))
  const isOther = current && !known.some(({ value }) => value === current)
  return isOther ? [...known, { value: current, label: current }] : known
}

/** The fields of the vitals, with the unit that this clinic writes them in. */
export function vitalFields(page: Page) {
  const units = unitSystemOf(currentClinic().clinic.country)
  return VITAL_KEYS.map((key) => ({
    key,
    label: page.t(`details.fields.${key}`),
    unit: unitLabel(unitFor(key, units)),
  }))
}

/** `Blood pressure 128/82 mmHg` and so on, for reading. */
export function describeVitals(page: Page, vitals: Vitals): { term: string; value: string }[] {
  const units = unitSystemOf(currentClinic().clinic.country)
  const text = (key: keyof Vitals) => written(key, vitals[key], units)
  const facts = VITAL_KEYS.filter((key) => key !== 'systolic' && key !== 'diastolic')
    .filter((key) => vitals[key] !== null)
    .map((key) => ({
      term: page.t(`details.fields.${key}`),
      value: `${text(key)} ${unitLabel(unitFor(key, units))}`,
    }))
  const pressure = [text('systolic') || '–', text('diastolic') || '–'].join('/')
  if (vitals.systolic !== null || vitals.diastolic !== null) {
    facts.unshift({ term: page.t('details.vitals.bloodPressure'), value: `${pressure} mmHg` })
  }
  const index = bodyMassIndex(vitals)
  if (index !== null) facts.push({ term: page.t('details.vitals.bmi'), value: String(index) })
  return facts
}

/** Where two versions of a draft differ, field by field, in words. */
export function differences(page: Page, saved: VisitFields, typed: VisitFields) {
  const fields = ['startedAt', 'encounterClass', ...TEXT_FIELDS] as const
  const say = (fact: VisitFields, field: (typeof fields)[number]) =>
    field === 'encounterClass' ? kindLabel(page, fact[field]) : fact[field].replace('T', ' ')
  const texts = fields.map((field) => ({
    label: page.t(`visits.fields.${field}`),
    saved: TEXT_FIELDS.some((one) => one === field) ? saved[field] : say(saved, field),
    typed: TEXT_FIELDS.some((one) => one === field) ? typed[field] : say(typed, field),
  }))
  const vitals = vitalFields(page).map(({ key, label, unit }) => ({
    label,
    saved: saved.vitals[key] && `${saved.vitals[key]} ${unit}`,
    typed: typed.vitals[key] && `${typed.vitals[key]} ${unit}`,
  }))
  const names = ({ diagnoses }: VisitFields) =>
    diagnoses.map(({ display, code }) => [display, code].filter(Boolean).join(' ')).join('; ')
  const diagnoses = {
    label: page.t('visits.fields.diagnoses'),
    saved: names(saved),
    typed: names(typed),
  }
  return [...texts, ...vitals, diagnoses].filter((one) => one.saved !== one.typed)
}
