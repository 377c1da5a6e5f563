import type { Migration } from '#releases/migration_source'
import type Clinic from '#tenancy/clinic'

/** A finished, empty clinic database that new ones are copied from. */
export interface Template {
  isBuilt(): Promise<boolean>
  /** Makes it by running every migration once. */
  build(migrations: readonly Migration[]): Promise<void>
  /** Fills a clinic's empty database with it. */
  copyInto(clinic: Clinic): Promise<void>
}
