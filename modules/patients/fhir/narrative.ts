import type { Narrative, Resource } from '@medplum/fhirtypes'
import { isObject, type JsonObject } from './json.js'

const XHTML = 'http://www.w3.org/1999/xhtml'
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}
/** Elements that say what a resource is about. */
const TELLING = [
  'code',
  'vaccineCode',
  'medicationCodeableConcept',
  'description',
  'title',
  'payor',
  'category',
  'name',
  'content',
  'type',
]

/** Text as the narrative of a resource, its lines kept. */
export function asDiv(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '<br/>')
  return `<div xmlns="${XHTML}">${escaped}</div>`
}

/** What a reader sees of a narrative, without its markup. */
export function textOf(narrative: Narrative | undefined): string | null {
  if (!narrative?.div) return null
  const text = narrative.div
    .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr|h\d)>(?=.)/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#x?)?(\w+);/gi, character)
  return text || null
}

/** Whether its markup is nothing but lines. */
export function isPlain(narrative: Narrative | undefined): boolean {
  return !/<(?!\/?(?:div|p|br)\b)/i.test(narrative?.div ?? '')
}

/** A resource of ours with the sentence that FHIR asks of every resource. */
export function narrated<R extends Resource>(resource: R): R {
  const { resourceType, ...rest } = resource
  const about = aboutOf(resource)
  const div = asDiv(about ? `${resourceType}: ${about}` : resourceType)
  return { resourceType, text: { status: 'generated', div }, ...rest } as R // the same and a text
}

/** What a resource is about, in a few words. */
export function aboutOf(resource: Resource): string | undefined {
  const elements = resource as unknown as JsonObject // looked up by name
  return TELLING.map((name) => said(elements[name])).find(Boolean)
}

function said(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(said).find(Boolean)
  if (!isObject(value)) return undefined
  const { text, display, coding, family, given, attachment, title } = value
  if (family) return [given, family].flat().filter(Boolean).join(' ')
  return [text, display, coding, attachment, title].map(said).find(Boolean)
}

function character(whole: string, number: string | undefined, name: string): string {
  if (!number) return ENTITIES[name.toLowerCase()] ?? whole
  const code = Number.parseInt(name, number.length > 1 ? 16 : 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
