import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import type { ListedPerson } from '../../exchange/intake/people_list.js'
import type { Report } from '../../exchange/intake/report.js'
import type { Tally, TallyFate } from '../../exchange/intake/tallies.js'
import type RecordImport from '../../models/record_import.js'
import type { PatientDraft } from '../../people/draft.js'
import { listName } from '../../people/name.js'
import { writtenDate } from '../../people/written_date.js'

type Page = HttpContext['page']

/** Columns of the report, and the fates that each counts. */
const COLUMNS: Record<string, readonly TallyFate[]> = {
  mapped: ['mapped', 'updated'],
  keptAsIs: ['kept'],
  notNew: ['unchanged', 'repeated'],
  leftOut: ['skipped', 'refused', 'left-out'],
}

/** What bundles hold besides resources is told among the reasons alone. */
const ENVELOPE = 'Bundle'

/** A kind of resource as a clinic calls it; what nobody named keeps FHIR's own name. */
export function typeName(page: Page, type: string): string {
  const key = `exchange.types.${type}`
  const word = page.t(key)
  return word.includes(key) ? type : word
}

export function describeFiles(page: Page, { fileNames }: RecordImport): string {
  const [first = '', ...others] = fileNames
  if (others.length === 0) return first
  return page.t('exchange.imports.fileList', { first, count: others.length })
}

export function describePerson(page: Page, person: ListedPerson) {
  const { number, fate, choice, choices, resourceCount, draft, why, likePatient, likeNumber } =
    person
  const t = (key: string, data?: Record<string, unknown>) =>
    page.t(`exchange.imports.people.${key}`, data)
  const isNamed = draft.given !== '' || draft.family !== ''
  const earlier = likeNumber ? t('earlier', { number: likeNumber }) : ''
  return {
    number,
    fate,
    resourceCount,
    choice,
    chosen: t(`chosen.${choice ?? 'none'}`),
    choices: choices
      .filter((value) => value !== choice)
      .map((value) => ({ value, text: t(`choices.${value}`) })),
    name: isNamed ? listName(draft) : t('noName'),
    detail: detail(draft),
    like: likePatient ? listName(likePatient) : earlier,
    likeHref: likePatient ? page.url(`/${likePatient.id}`) : null,
    likeDetail: likePatient ? detail(likePatient) : '',
    why: why ? t(`why.${why}`) : '',
  }
}

export function describeReport(page: Page, { outcomes, tallies, people, personCount }: Report) {
  const resources = tallies.filter(({ type }) => type !== ENVELOPE)
  const types = [...new Set(resources.map(({ type }) => type))]
  return {
    outcomes,
    personCount,
    people: people.map(({ outcome, resourceCount, patient }) => ({
      ...patient,
      resourceCount,
      outcome: page.t(`exchange.imports.report.outcomes.${outcome}`),
    })),
    types: types
      .map((type) => ({ name: typeName(page, type), ...countsOf(tallies, type) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    reasons: tallies
      .filter(({ fate, reason }) => reason !== '' || COLUMNS.leftOut.includes(fate))
      .map(({ type, fate, reason, total }) => ({
        name: typeName(page, type),
        total,
        text: reason
          ? page.t(`exchange.reasons.${reason}`)
          : page.t(`exchange.imports.fates.${fate}`),
      })),
  }
}

function countsOf(tallies: readonly Tally[], type: string) {
  const own = tallies.filter((tally) => tally.type === type)
  const sum = (fates: readonly TallyFate[]) =>
    own.filter(({ fate }) => fates.includes(fate)).reduce((all, { total }) => all + total, 0)
  return {
    mapped: sum(COLUMNS.mapped),
    keptAsIs: sum(COLUMNS.keptAsIs),
    notNew: sum(COLUMNS.notNew),
    leftOut: sum(COLUMNS.leftOut),
  }
}

function detail(draft: PatientDraft): string {
  const born = writtenDate(draft.birthDate, currentClinic().clinic.dateOrder)
  return [born, draft.phones[0]?.number, draft.city, draft.recordNumber].filter(Boolean).join(' · ')
}
