import type { ConnectionConfig } from '@adonisjs/lucid/types/database'
import type Clinic from '#tenancy/clinic'

/** What a new clinic is given to reach its own database. */
export interface Credentials {
  databaseName: string
  databaseUser: string | null
  /** In the clear; the caller encrypts it before it is stored. */
  databaseSecret: string | null
}

/** Everything that differs between engines about where a clinic's database stands. */
export interface Placement {
  /** Names for a new clinic's database and user; makes nothing. */
  credentialsFor(clinicId: string): Credentials
  /** Makes an empty database that only this clinic's user can use. Safe to run again. */
  create(clinic: Clinic): Promise<void>
  /** Removes the database and its user. Safe to run again, and on what was never made. */
  drop(clinic: Clinic): Promise<void>
  exists(clinic: Clinic): Promise<boolean>
  /** Size on disk, in bytes. */
  size(clinic: Clinic): Promise<number>
  /** How requests and jobs connect: the clinic's own user, its own database. */
  runtime(clinic: Clinic): ConnectionConfig
  /** How migrations connect: one connection with the rights to change the schema. */
  migrator(clinic: Clinic): ConnectionConfig
}
