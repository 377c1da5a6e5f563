import type { Reference, Resource } from '@medplum/fhirtypes'
import type { ChartEntry } from '../models/chart_entry.js'
import type { DetailEntry } from '../models/detail_entry.js'
import type { ChartRows } from './chart_rows.js'

/** Why a resource has no row of ours and is kept as it came. */
export const KEPT_REASONS = [
  'no-place',
  'not-understood',
  'refused-file',
  'no-date',
  'no-plan',
  'no-visit',
  'did-not-happen',
  'no-order',
  'signed-here',
  'edited-here',
  'second-source',
  'nobody',
] as const
export type KeptReason = (typeof KEPT_REASONS)[number]

/** What a row says, without what every row has, works out, or does. */
export type Fields<Row extends ChartEntry> = {
  [Name in Exclude<keyof Row, keyof DetailEntry> as Stored<Row, Name>]: Row[Name]
}

/** The property's name where it is one that can be set, as accessors and methods cannot. */
type Stored<Row, Name extends keyof Row> = Row[Name] extends Function
  ? never
  : Same<Pick<Row, Name>, { -readonly [Key in Name]: Row[Key] }> extends true
    ? Name
    : never

type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false

/** A row about to be written, or more for a row that another resource makes. */
export interface Entry {
  model: typeof ChartEntry
  fields: object
  /** Of the row, where another resource makes it. */
  rowId?: string
  /** The column that holds the id of another of these rows, and which of them that is. */
  parent?: { column: string; entry: number }
  /** A file that belongs to the row. */
  content?: Buffer
}

/** How resources of one record refer to each other, and to rows of ours. */
export interface Refs {
  readonly patient: Reference<never>
  /**
   * The resource that a reference leads to, where it came along.
   *
   * @param within whose reference it is, for what it contains
   */
  find<R extends Resource>(reference: Reference | undefined, within?: Resource): R | undefined
  /** All resources of a type. */
  all<R extends Resource>(type: R['resourceType']): R[]
  /** Our row that stands for what a reference leads to. */
  rowOf(type: string, reference: Reference | undefined): string | null
  rowOfResource(resource: Resource): string | null
  /** A reference to the resource that a row of ours stands for. */
  to(type: string, rowId: string | null): Reference<never> | undefined
}

/**
 * How one kind of resource is written in our tables. `fromFhir` may lose what we have no place for, since the
 * original is kept and laid below what `toFhir` says; see `overlay`.
 */
export interface Mapping<R extends Resource, Part> {
  readonly type: R['resourceType']
  /** Table of the row that stands for the resource. */
  readonly model: typeof ChartEntry
  /** Whether the resource is of this kind, where several share its type. */
  accepts?(resource: R): boolean
  fromFhir(resource: R, refs: Refs): Part | KeptReason
  toFhir(part: Part, refs: Refs): R
  /** Rows to store; the first stands for the resource. */
  entries(part: Part): Entry[]
  /** What a stored row and those around it say; `null` where there is nothing to say. */
  partOf(row: ChartEntry, chart: ChartRows): Part | null
  /** The part of an original with what its row says of other resources, where it says such things. */
  baseOf?(part: Part, current: Part): Part
}

/** A mapping whose parts are not told apart by type. */
export type AnyMapping = Mapping<Resource, object>

interface OneRow<R extends Resource, Row extends ChartEntry> {
  type: R['resourceType']
  model: typeof ChartEntry & (new () => Row)
  fromFhir(resource: R, refs: Refs): Fields<Row> | KeptReason
  toFhir(row: Fields<Row>, refs: Refs): R
}

/** The ordinary case: a resource is a row. */
export function oneRow<R extends Resource, Row extends ChartEntry>(
  mapping: OneRow<R, Row>
): Mapping<R, Fields<Row>> {
  return {
    ...mapping,
    entries: (fields) => [{ model: mapping.model, fields }],
    partOf: (row) => row as Row, // rows of the mapping's own table
  }
}
