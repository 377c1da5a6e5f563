import type { Resource } from '@medplum/fhirtypes'
import { currentClinic } from '@medtrack/sdk'
import type { ChartEntry } from '../models/chart_entry.js'
import type Patient from '../models/patient.js'
import type { ChartRows } from './chart_rows.js'
import { patientPart } from './charts.js'
import { written } from './elements.js'
import { isSame, withoutGaps, type JsonObject } from './json.js'
import type { AnyMapping } from './mapping.js'
import { narrated } from './narrative.js'
import { overlay } from './overlay.js'
import { ownAddress, ownId } from './own_names.js'
import { RecordRefs } from './record_refs.js'
import { mappingOf, MAPPINGS } from './registry.js'
import { patientIn, patientOf } from './resources/patients.js'
import type { Source } from './sources.js'

interface Entry {
  fullUrl: string
  resource: JsonObject
}

/** A patient's whole record as FHIR: what came in, with what was changed here laid over it, and what was written here. */
export class RecordBundle {
  readonly #refs: RecordRefs
  readonly #patientSource: Source | undefined
  readonly #isBrought: (type: string, rowId: string) => boolean

  constructor(
    readonly patient: Patient,
    readonly chart: ChartRows,
    readonly sources: readonly Source[]
  ) {
    this.#patientSource = sources.find(({ rowId }) => rowId === patient.id)
    const reference = this.#patientSource ? addressOf(this.#patientSource) : ownAddress(patient.id)
    this.#refs = new RecordRefs({ reference })
    const brought = new Set<string>()
    for (const source of sources) {
      this.#refs.add({ ...source, fullUrl: addressOf(source) })
      chart.noteTogether(source.rowIds)
      for (const id of source.rowIds) brought.add(`${source.resource.resourceType} ${id}`)
    }
    this.#isBrought = (type, rowId) => brought.has(`${type} ${rowId}`)
    for (const { mapping, row } of this.#own()) {
      this.#refs.noteAddress(mapping.type, row.id, ownAddress(ownId(mapping, row)))
    }
  }

  /** Entries of a Bundle of the type `collection`; the patient's own resource is the first. */
  entries(): Entry[] {
    const standing = new Set(this.sources.flatMap((one) => (one.rowId ? one.nameDigest : [])))
    const others = this.sources.filter(
      (source) =>
        source !== this.#patientSource && (source.rowId || !standing.has(source.nameDigest))
    )
    return [
      this.#patientEntry(),
      ...others.map((source) => ({
        fullUrl: addressOf(source),
        resource: this.#asItIsNow(source),
      })),
      ...[...this.#own()].flatMap(({ mapping, row }) => this.#ownEntry(mapping, row)),
    ]
  }

  #patientEntry(): Entry {
    const part = patientPart(this.patient, this.chart)
    const current = asObject(patientOf(part))
    const source = this.#patientSource
    if (source?.resource.resourceType === 'Patient') {
      const was = patientIn(source.resource)
      const numbered = { ...was.draft, recordNumber: part.draft.recordNumber }
      // Our number alone is an addition: what was said of the person still holds.
      const isAsItWas = isSame(asObject(patientOf({ ...was, draft: numbered })), current)
      const lay = isAsItWas ? overlay : laidOver
      const resource = lay(source.exact, asObject(patientOf(was)), current, this.patient)
      return { fullUrl: addressOf(source), resource }
    }
    const { id } = this.patient
    return { fullUrl: ownAddress(id), resource: ownResource(current, id, this.patient) }
  }

  #asItIsNow(source: Source): JsonObject {
    const { resource, exact, rowId } = source
    if (resource.resourceType === 'Patient') return this.#replaced(exact)
    const mapping = mappingOf(resource)
    const row = mapping && rowId ? this.chart.find(mapping.model, rowId) : undefined
    if (!mapping || !row) return exact
    const part = mapping.fromFhir(resource, this.#refs)
    const now = mapping.partOf(row, this.chart)
    if (typeof part === 'string' || !now) return exact
    const was = mapping.baseOf?.(part, now) ?? part
    const base = asObject(mapping.toFhir(was, this.#refs))
    return laidOver(exact, base, asObject(mapping.toFhir(now, this.#refs)), row)
  }

  /** Another system's resource of the same person says that it is. */
  #replaced(exact: JsonObject): JsonObject {
    const link = { other: this.#refs.patient, type: 'replaced-by' }
    const links = Array.isArray(exact.link) ? exact.link : []
    if (links.some((one) => isSame(one, link))) return exact
    return { ...exact, active: false, link: [...links, link] }
  }

  *#own(): Generator<{ mapping: AnyMapping; row: ChartEntry }> {
    for (const mapping of MAPPINGS) {
      for (const row of this.chart.of(mapping.model)) {
        if (this.#isBrought(mapping.type, row.id)) continue
        if (mapping.partOf(row, this.chart)) yield { mapping, row }
      }
    }
  }

  #ownEntry(mapping: AnyMapping, row: ChartEntry): Entry[] {
    const part = mapping.partOf(row, this.chart)
    if (!part) return []
    const id = ownId(mapping, row)
    const resource = ownResource(asObject(mapping.toFhir(part, this.#refs)), id, row)
    return [{ fullUrl: ownAddress(id), resource }]
  }
}

type Versioned = Pick<ChartEntry, 'version' | 'updatedAt'>

function ownResource(
  resource: JsonObject,
  id: string,
  { version, updatedAt }: Versioned
): JsonObject {
  const { resourceType, ...rest } = resource
  const meta = { versionId: String(version), lastUpdated: written(updatedAt) }
  return asObject(narrated({ resourceType, id, meta, ...rest } as unknown as Resource)) // a mapping made it
}

/** A text that a program made of the resource would contradict what was changed since. */
function laidOver(
  exact: JsonObject,
  base: JsonObject,
  current: JsonObject,
  row: Versioned
): JsonObject {
  if (isSame(base, current)) return exact
  const { text, meta, ...rest } = overlay(exact, base, current)
  const isGenerated = (text as { status?: string } | undefined)?.status !== 'additional' // or none
  const kept = { ...(meta as JsonObject | undefined) } // an object, by FHIR
  delete kept.versionId
  const changed = { ...rest, meta: { ...kept, lastUpdated: written(row.updatedAt) } }
  return isGenerated ? changed : { ...changed, text }
}

/** What came line by line has no address; FHIR asks for one in a bundle, by which its references are found. */
function addressOf({ fullUrl, resource, id }: Source): string {
  if (fullUrl) return fullUrl
  if (!resource.id) return ownAddress(id)
  const { slug } = currentClinic().clinic
  return `http://${slug}.medtrack.invalid/fhir/${resource.resourceType}/${resource.id}`
}

function asObject(resource: Resource): JsonObject {
  return withoutGaps(resource) as unknown as JsonObject // a resource is an object
}
