import type { Snapshots } from '#rollouts/schema/snapshot'

/** Under which right a schema is changed, and how carefully. */
export interface SchemaChange {
  fence: number
  /** What the clinic's ledger names, where it was read under this right a moment ago. */
  ran?: ReadonlyMap<string, string>
  /** Copies to be made before migrations that take something away. */
  snapshots?: Snapshots
}
