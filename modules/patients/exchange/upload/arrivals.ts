import { createHash } from 'node:crypto'
import type { Resource } from '@medplum/fhirtypes'
import { canonical, isObject, type JsonObject } from '../../fhir/json.js'
import { UnreadableRecordsError } from '../errors.js'
import type { Document } from './documents.js'

/** A resource as it came in. */
export interface Arrival {
  /** Where it stood in the upload, counted through all files. */
  position: number
  /** Resources of one bundle, or of all line-by-line files together, refer to each other by type and id. */
  scope: number
  fullUrl: string | null
  resource: Resource
  /** What it is called, as exactly as it says. */
  name: string
  /** JSON of `{fullUrl, resource}`, numbers as they were written. */
  text: string
}

/** What an upload held that is no resource. */
export type LeftOut = 'no-resource' | 'transport'

export interface Upload {
  arrivals: Arrival[]
  leftOut: Record<LeftOut, number>
}

const RESOURCE_TYPE = /^[A-Z][A-Za-z]{1,63}$/
/** How a resource was sent, which says nothing about the patient. */
const TRANSPORT = ['request', 'response', 'search', 'link']
const LINES = 0

/** @throws UnreadableRecordsError where nothing in it is FHIR */
export function arrivalsIn(documents: readonly Document[]): Upload {
  const upload: Upload = { arrivals: [], leftOut: { 'no-resource': 0, 'transport': 0 } }
  let scope = LINES
  for (const { isLines, values } of documents) {
    for (const value of values) {
      const isBundle = isObject(value) && value.resourceType === 'Bundle'
      if (!isBundle && !isResource(value)) throw new UnreadableRecordsError('not-fhir')
      if (!isLines || isBundle) scope += 1
      if (isBundle) addBundle(upload, value, scope)
      else add(upload, value, null, isLines ? LINES : scope)
    }
  }
  if (upload.arrivals.length === 0) throw new UnreadableRecordsError('not-fhir')
  return upload
}

function addBundle(upload: Upload, bundle: JsonObject, scope: number) {
  // Of one resource it holds many versions, deletions among them.
  if (bundle.type === 'history') throw new UnreadableRecordsError('history')
  const entries = Array.isArray(bundle.entry) ? bundle.entry : []
  for (const entry of entries) {
    if (!isObject(entry) || !isResource(entry.resource)) {
      upload.leftOut['no-resource'] += 1
      continue
    }
    if (TRANSPORT.some((name) => entry[name] !== undefined)) upload.leftOut.transport += 1
    const { fullUrl } = entry
    add(upload, entry.resource, typeof fullUrl === 'string' ? fullUrl : null, scope)
  }
}

function add({ arrivals }: Upload, exact: JsonObject, fullUrl: string | null, scope: number) {
  const text = JSON.stringify({ fullUrl, resource: exact })
  const { resource }: { resource: Resource } = JSON.parse(text) // `isResource` looked at it
  const position = arrivals.length
  arrivals.push({ position, scope, fullUrl, resource, text, name: nameOf(resource, fullUrl) })
}

/** An address on a server is its own; else type and id, which other systems may use for something else. */
function nameOf(resource: Resource, fullUrl: string | null): string {
  if (fullUrl && /^https?:/.test(fullUrl)) return fullUrl
  if (resource.id) return `${resource.resourceType}/${resource.id}`
  const hash = createHash('sha256').update(canonical(resource)).digest('hex')
  return fullUrl ?? `${resource.resourceType}/#${hash}`
}

function isResource(value: unknown): value is JsonObject {
  return (
    isObject(value) &&
    typeof value.resourceType === 'string' &&
    RESOURCE_TYPE.test(value.resourceType)
  )
}
