import type { Snapshots } from '#rollouts/schema/snapshot'

/** Under which right a schema is changed, and how carefully. */
export interface SchemaChange {
  fence: number
  /** Copies to be made before migrations that take something away. */
  snapshots?: Snapshots
}
