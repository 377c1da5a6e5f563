import type { ChartRows } from '../../fhir/chart_rows.js'
import { ownId } from '../../fhir/own_names.js'
import { MAPPINGS } from '../../fhir/registry.js'
import { digestsOf, type Source } from '../../fhir/sources.js'
import type Patient from '../../models/patient.js'
import type { Arrival } from '../upload/arrivals.js'

export interface NamedArrival extends Arrival {
  nameDigest: string
  contentDigest: string
}

export interface ChangedArrival extends NamedArrival {
  before: Source
}

/** A person's resources by whether the chart has them already. */
export interface SortedArrivals {
  fresh: NamedArrival[]
  changed: ChangedArrival[]
  /** Here already, as an earlier import brought them or as we wrote them. */
  unchanged: Arrival[]
  /** More than once in the upload; the last one counts. */
  repeated: Arrival[]
}

export async function sortArrivals(
  arrivals: readonly Arrival[],
  known: readonly Source[],
  chart: ChartRows,
  patient: Patient
): Promise<SortedArrivals> {
  const sorted: SortedArrivals = { fresh: [], changed: [], unchanged: [], repeated: [] }
  // One that has rows counts before a newer one that was kept beside it.
  const byName = new Map(
    known
      .toSorted((a, b) => a.rowIds.length - b.rowIds.length)
      .map((source) => [source.nameDigest, source])
  )
  const contents = new Set(known.map(({ contentDigest }) => contentDigest))
  const own = ownNames(known, chart, patient)
  for (const arrival of lastOfEach(arrivals, sorted.repeated)) {
    const digests = await digestsOf(arrival)
    const before = byName.get(digests.nameDigest)
    if (contents.has(digests.contentDigest) || own.has(arrival.name)) sorted.unchanged.push(arrival)
    else if (before) sorted.changed.push({ ...arrival, ...digests, before })
    else sorted.fresh.push({ ...arrival, ...digests })
  }
  return sorted
}

function lastOfEach(arrivals: readonly Arrival[], repeated: Arrival[]): Arrival[] {
  const last = new Map<string, Arrival>()
  for (const arrival of arrivals) {
    const earlier = last.get(arrival.name)
    if (earlier) repeated.push(earlier)
    last.delete(arrival.name)
    last.set(arrival.name, arrival)
  }
  return [...last.values()]
}

/** What we call resources that nobody brought: our own export, coming back, is no news. */
function ownNames(known: readonly Source[], chart: ChartRows, patient: Patient): Set<string> {
  const brought = new Set(
    known.flatMap(({ rowIds, resource }) => rowIds.map((id) => `${resource.resourceType} ${id}`))
  )
  const names = new Set<string>()
  if (!brought.has(`Patient ${patient.id}`)) names.add(`Patient/${patient.id}`)
  for (const mapping of MAPPINGS) {
    for (const row of chart.of(mapping.model)) {
      const isOurs = !brought.has(`${mapping.type} ${row.id}`)
      if (isOurs) names.add(`${mapping.type}/${ownId(mapping, row)}`)
    }
  }
  return names
}
