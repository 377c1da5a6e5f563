import { isSame, type JsonObject } from '../../fhir/json.js'
import { v7 } from 'uuid'
import type { ChartRows } from '../../fhir/chart_rows.js'
import type { AnyMapping, Entry, KeptReason } from '../../fhir/mapping.js'
import { RecordRefs } from '../../fhir/record_refs.js'
import { mappingOf, MAPPINGS } from '../../fhir/registry.js'
import type { NewSource, Source } from '../../fhir/sources.js'
import type { ChartEntry } from '../../models/chart_entry.js'
import type Patient from '../../models/patient.js'
import type RecordImport from '../../models/record_import.js'
import { VisitLockedError } from '../../visits/errors.js'
import { ArrivedFiles } from './arrived_files.js'
import type { ChangedArrival, NamedArrival, SortedArrivals } from './sorting.js'
import type { Tallies } from './tallies.js'

interface IntakeInput {
  batch: RecordImport
  patient: Patient
  chart: ChartRows
  known: readonly Source[]
  sorted: SortedArrivals
  tallies: Tallies
}

/** One person's resources on their way into the chart: which rows they become, and which are only kept. */
export class Intake {
  /** New rows to store. */
  readonly rows: ChartEntry[] = []
  readonly sources: NewSource[] = []
  readonly files = new ArrivedFiles()
  /** Ids of sources that newer ones take the place of. */
  readonly replaced: string[] = []
  readonly #refs = new RecordRefs({})
  readonly #before = new RecordRefs({})
  readonly #planned = new Map<string, ChartEntry>()
  readonly #settled = new Set<NamedArrival>()

  constructor(readonly input: IntakeInput) {
    const { known, sorted } = input
    for (const arrival of sorted.fresh) {
      this.#refs.add({ ...arrival, rowId: mappingOf(arrival.resource) ? v7() : null })
    }
    for (const arrival of sorted.changed) {
      this.#refs.add({ ...arrival, rowId: arrival.before.rowId })
    }
    for (const source of known) {
      this.#refs.add(source)
      this.#before.add(source)
    }
  }

  get arrivals(): readonly (NamedArrival | ChangedArrival)[] {
    return [...this.input.sorted.fresh, ...this.input.sorted.changed]
  }

  /** What is referred to comes before what refers to it. */
  async read() {
    for (const mapping of MAPPINGS) {
      for (const arrival of this.arrivals) {
        if (!this.#settled.has(arrival) && mappingOf(arrival.resource) === mapping) {
          await this.#readOne(mapping, arrival)
        }
      }
    }
    for (const arrival of this.arrivals) {
      if (!this.#settled.has(arrival)) this.keep(arrival, 'no-place')
    }
  }

  /** Keeps a resource as it came, for rows that stand for it already or for none. */
  settle(
    arrival: NamedArrival & { before?: Source | null },
    rowIds: string[],
    keptReason: KeptReason | null
  ) {
    const { batch, patient } = this.input
    const { before } = arrival
    if (before) this.replaced.push(before.id)
    const { position, text, nameDigest, contentDigest, resource } = arrival
    this.#settled.add(arrival)
    this.sources.push({
      type: resource.resourceType,
      patientId: patient.id,
      importId: before?.importId ?? batch.id,
      position: before?.position ?? position,
      nameDigest,
      contentDigest,
      keptReason,
      rowIds,
      text,
    })
  }

  keep(arrival: NamedArrival, reason: KeptReason) {
    this.#refs.forgetRow(arrival.resource)
    this.settle(arrival, [], reason)
    this.input.tallies.count(arrival.resource.resourceType, 'kept', reason)
  }

  add(model: typeof ChartEntry, fields: object, id = v7()): string {
    const { batch, patient } = this.input
    const row = new model().fill({
      createdBy: batch.createdBy,
      createdByName: batch.createdByName,
      updatedBy: batch.createdBy,
      createdAt: batch.createdAt,
      updatedAt: batch.createdAt,
      ...fields,
      id,
      patientId: patient.id,
    })
    this.#planned.set(id, row)
    this.rows.push(row)
    return id
  }

  async #readOne(mapping: AnyMapping, arrival: NamedArrival | ChangedArrival) {
    const { tallies } = this.input
    const { resourceType } = arrival.resource
    const part = mapping.fromFhir(arrival.resource, this.#refs)
    if (typeof part === 'string') return this.keep(arrival, part as KeptReason) // a part is an object
    const entries = mapping.entries(part)
    if ('before' in arrival && arrival.before.rowIds.length > 0) {
      const refusal = await this.#change(mapping, entries, arrival)
      if (refusal) return this.#keepBeside(arrival, refusal)
      this.settle(arrival, arrival.before.rowIds, null)
      return tallies.count(resourceType, 'updated')
    }
    if (!(await this.files.accept(entries))) return this.keep(arrival, 'refused-file')
    const rowIds = this.#store(entries, this.#refs.rowOfResource(arrival.resource))
    if (!rowIds) return this.keep(arrival, 'signed-here')
    this.files.assign(rowIds[0])
    this.settle(arrival, rowIds, null)
    tallies.count(resourceType, 'mapped')
  }

  /** The rows stand as they are, with what they came from; the newer version can be read. */
  #keepBeside(arrival: ChangedArrival, reason: KeptReason) {
    this.settle({ ...arrival, before: null }, [], reason)
    this.#settled.add(arrival)
    this.input.tallies.count(arrival.resource.resourceType, 'kept', reason)
  }

  /** Ids of the new rows; `null` where they belong to a row that was stored, and signed, before. */
  #store(entries: readonly Entry[], mainId: string | null): string[] | null {
    const ids: string[] = []
    for (const { fields, model, parent, rowId } of entries) {
      const planned = rowId ? this.#planned.get(rowId) : undefined
      if (rowId && !planned) return null
      if (planned) ids.push(planned.merge(fields).id)
      else {
        const owner = parent && { [parent.column]: ids[parent.entry] }
        ids.push(this.add(model, { ...fields, ...owner }, (ids.length === 0 && mainId) || v7()))
      }
    }
    return ids
  }

  /** Takes over what is new, field by field, where nobody here wrote something else since; else says why not. */
  async #change(
    mapping: AnyMapping,
    entries: readonly Entry[],
    { before }: ChangedArrival
  ): Promise<KeptReason | null> {
    const old = mapping.fromFhir(before.resource, this.#before)
    const olds = typeof old === 'string' ? [] : mapping.entries(old)
    const rows = before.rowIds.flatMap((id, index) =>
      entries[index] ? (this.input.chart.find(entries[index].model, id) ?? []) : []
    )
    const isSameShape =
      olds.length === entries.length &&
      rows.length === entries.length &&
      olds.every(({ content }, index) => isSameFile(content, entries[index].content))
    if (!isSameShape) return 'edited-here'
    for (const [index, row] of rows.entries()) {
      const news = changesFor(row, olds[index].fields, entries[index].fields)
      if (!(await isTakenOver(row, news))) return 'signed-here'
    }
    return null
  }
}

function isSameFile(left: Buffer | undefined, right: Buffer | undefined): boolean {
  return left && right ? left.equals(right) : left === right
}

/** What was signed is not rewritten, whoever sends it. */
async function isTakenOver(row: ChartEntry, news: JsonObject): Promise<boolean> {
  if (Object.keys(news).length === 0) return true
  try {
    await row.merge(news).save()
    return true
  } catch (error) {
    if (!(error instanceof VisitLockedError)) throw error
    return false
  }
}

function changesFor(row: ChartEntry, old: object, fresh: object): JsonObject {
  const current = row.$attributes
  return Object.fromEntries(
    Object.entries(fresh).filter(([name, value]) => {
      const was = (old as JsonObject)[name] // fields of one mapping
      return !same(was, value) && same(was, current[name])
    })
  )
}

/** Moments are compared as they are written. */
function same(left: unknown, right: unknown): boolean {
  return isSame(JSON.parse(JSON.stringify(left ?? null)), JSON.parse(JSON.stringify(right ?? null)))
}
