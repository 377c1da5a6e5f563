import { currentClinic, RecordNotFoundError } from '@medtrack/sdk'
import { validate as isUuid } from 'uuid'
import { isObject, type JsonObject } from './json.js'
import type { KeptReason } from './mapping.js'
import { aboutOf, textOf } from './narrative.js'
import { openSources, type Source } from './sources.js'

export interface KeptResource {
  id: string
  type: string
  reason: KeptReason | null
  about: string
  /** As it was written, the most telling one. */
  date: string | null
}

export interface WholeKeptResource extends KeptResource {
  values: { term: string; value: string; private: boolean }[]
  /** How many values are not shown. */
  moreCount: number
  text: string | null
}

const MOST_VALUES = 200
/** A file in the middle of a page of values is of use to nobody. */
const LONGEST_VALUE = 500
const DATES = ['date', 'effectiveDateTime', 'performedDateTime', 'created', 'started', 'issued']
const PERIODS = ['period', 'effectivePeriod', 'performedPeriod', 'billablePeriod', 'context']
const HIDDEN = ['resourceType', 'id', 'meta', 'text', 'subject', 'patient']

/** Which kinds of resources a chart keeps as they came, and how many of each. */
export async function keptTypes(patientId: string): Promise<{ type: string; count: number }[]> {
  const rows = await keptQuery(patientId)
    .select('resource_type')
    .count('* as total')
    .groupBy('resource_type')
    .orderBy('resource_type')
  return rows.map((row) => ({ type: row.resource_type, count: Number(row.total) }))
}

export async function keptOf(
  patientId: string,
  type: string | null,
  page: number,
  perPage: number
) {
  const query = keptQuery(patientId)
  if (type) query.where('resource_type', type)
  const [{ total }] = await query.clone().count('* as total')
  const rows = await query
    .orderBy('import_id', 'desc')
    .orderBy('position')
    .offset((page - 1) * perPage)
    .limit(perPage)
  return { kept: (await openSources(rows)).map(describe), total: Number(total) }
}

/** @throws RecordNotFoundError when the id is malformed, unknown, or of another patient's chart */
export async function keptResource(patientId: string, id: string): Promise<WholeKeptResource> {
  const row = isUuid(id) ? await keptQuery(patientId).where('id', id).first() : null
  if (!row) throw new RecordNotFoundError()
  const [source] = await openSources([row])
  const values = valuesIn(source.exact)
  return {
    ...describe(source),
    values: values.slice(0, MOST_VALUES),
    moreCount: Math.max(0, values.length - MOST_VALUES),
    text: textIn(source),
  }
}

function keptQuery(patientId: string) {
  return currentClinic()
    .db.from('patients_fhir_sources')
    .where('patient_id', patientId)
    .whereNotNull('kept_reason')
}

function describe(source: Source): KeptResource {
  const { id, keptReason, exact, resource } = source
  return {
    id,
    type: resource.resourceType,
    reason: keptReason,
    about: aboutOf(resource) ?? '',
    date: dateIn(exact),
  }
}

function dateIn(resource: JsonObject): string | null {
  const periods = PERIODS.map((name) => resource[name]).filter(isObject)
  const dates = [...DATES.map((name) => resource[name]), ...periods.map(({ start }) => start)]
  const date = dates.find((one) => typeof one === 'string')
  return typeof date === 'string' ? date.slice(0, 10) : null
}

function valuesIn(resource: JsonObject) {
  const shown = Object.entries(resource).filter(([key]) => !HIDDEN.includes(key))
  return shown
    .flatMap(([key, value]) => leaves(key, value))
    .map(([term, value]) => ({ term, value: shorten(value), private: true }))
}

/** `item 2 · net · value`, and what it says. */
function leaves(path: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) {
    return value.flatMap((one, index) =>
      leaves(value.length > 1 ? `${path} ${index + 1}` : path, one)
    )
  }
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, one]) => leaves(`${path} · ${key}`, one))
  }
  return [[path, typeof value === 'string' ? value : JSON.stringify(value)]]
}

function shorten(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
}

/** What somebody wrote, where it is text: in a document, or in the resource's own narrative. */
function textIn({ resource }: Source): string | null {
  if (resource.resourceType === 'DocumentReference') {
    const texts = resource.content.flatMap(({ attachment }) => {
      const isText = attachment.data && attachment.contentType?.startsWith('text/plain')
      return isText ? Buffer.from(attachment.data ?? '', 'base64').toString() : []
    })
    if (texts.length > 0) return texts.join('\n\n')
  }
  return 'text' in resource ? textOf(resource.text) : null
}
