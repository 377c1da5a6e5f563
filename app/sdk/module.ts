import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Faker } from '@faker-js/faker'
import type { JobHandler } from './jobs.js'
import type { Role } from './roles.js'
import type { PatientRecords } from './patient_record_table.js'
import type { PublicRouteBuilder, RouteBuilder } from './routes.js'
import type { SlotFill } from './slots.js'

export interface PermissionDeclaration {
  title: string
  /** The roles that hold it unless the clinic says otherwise. */
  roles: readonly Role[]
  /** Whether it may serve a support visit of the platform, which reads and never changes. */
  support?: boolean
}

export interface FeatureDeclaration {
  title: string
  /** The smallest plan that is meant to include it; the platform's plans decide. */
  plan?: string
  /** The release that introduced it. */
  since: string
}

/** Something a plan may bound. Counted inside the clinic. */
export interface LimitDeclaration {
  title: string
  /** How many there are now. */
  count: (db: QueryClientContract) => Promise<number>
}

export interface NavigationEntry {
  /** Key of this module's `lang/<locale>.json`. */
  label: string
  icon: string
  /** Below the module's own address. */
  path: string
  permission: string
  /** Shown only where this feature is on. */
  feature?: string
  /** Smaller stands higher. Patients 10, appointments 20, billing 30, reports 40. */
  order: number
}

export interface DemoInput {
  faker: Faker
  /** About how many records the demo clinic should have. */
  size: number
}

/** One object that reads like a table of contents. Everything heavy is a lazy import. */
export interface ModuleContract {
  title: string
  summary: string
  icon: string
  /** Keys begin with the module's key: `patients.view`. */
  permissions: Record<string, PermissionDeclaration>
  features?: Record<string, FeatureDeclaration>
  limits?: Record<string, LimitDeclaration>
  routes?: (routes: RouteBuilder) => void
  /**
   * Pages for people who are not signed in, such as the one that a printed code leads to. They run inside the
   * clinic with no rights at all and are throttled; what they may show, their own controllers decide.
   */
  publicRoutes?: (routes: PublicRouteBuilder) => void
  /** Every table with rows about patients: what merging and erasing patients must know. */
  patientRecords?: readonly PatientRecords[]
  /** Folder of Edge views. */
  views?: URL
  /** Folder of Lucid schema classes, run in the order of their names. */
  migrations?: URL
  /** Folder of backfills, see `defineBackfill`, run after the migrations in the order of their names. */
  backfills?: URL
  /** Folder of `<locale>.json` files in ICU message format. */
  translations?: URL
  navigation?: readonly NavigationEntry[]
  slots?: readonly SlotFill[]
  /** Background work by name; queued as `<module key>.<name>`. */
  jobs?: Record<string, () => Promise<{ default: JobHandler }>>
  /** Fills a demo clinic with realistic records. Runs inside the clinic. */
  demo?: () => Promise<{ default: (input: DemoInput) => Promise<void> }>
  /** The invariants that hold after a migration; throws when one does not. Runs inside the clinic. */
  verify?: () => Promise<{ default: (db: QueryClientContract) => Promise<void> }>
}

/**
 * Declares a module. Name, version and requirements are not restated: they come from the module's
 * own `package.json`.
 *
 * @example
 * export default defineModule({ title: 'Patients', summary: '…', icon: 'users', permissions: {…} })
 */
export function defineModule(contract: ModuleContract): ModuleContract {
  return contract
}
