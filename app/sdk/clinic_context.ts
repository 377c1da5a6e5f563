import { AsyncLocalStorage } from 'node:async_hooks'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NoClinicError, OtherClinicError } from './errors.js'
import type { Role } from './roles.js'

/** A clinic's id. Branded, so that a user's id never stands where a clinic's belongs. */
export type ClinicId = string & { readonly __brand: 'ClinicId' }

/** The order in which a clinic writes day, month and year. */
export type DateOrder = 'mdy' | 'dmy' | 'ymd'

/** What a module may know of the clinic it works for. */
export interface ClinicFacts {
  readonly id: ClinicId
  readonly slug: string
  readonly name: string
  readonly plan: string
  readonly ring: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** IANA name, e.g. `America/New_York`. */
  readonly timeZone: string
  /** ISO 4217. */
  readonly currency: string
  readonly dateOrder: DateOrder
}

/** Who is acting: a member, or the platform itself (a job, a command). */
export interface ClinicActor {
  /** Central user id; `null` when the platform acts by itself. */
  readonly userId: string | null
  readonly name: string
  readonly role: Role | null
  /** Address the request came from; `null` off the web. */
  readonly source: string | null
  may(permission: string): boolean
}

/** Everything that is true while one clinic is entered. */
export interface ClinicContext {
  readonly clinic: ClinicFacts
  readonly actor: ClinicActor
  /** Name of the clinic's registered Lucid connection. */
  readonly connectionName: string
  /** Query client of the clinic's own database. */
  readonly db: QueryClientContract
}

const storage = new AsyncLocalStorage<ClinicContext>()

/**
 * The clinic that is entered now.
 *
 * @throws NoClinicError outside any clinic
 * @example
 * const { clinic, actor } = currentClinic()
 */
export function currentClinic(): ClinicContext {
  const context = storage.getStore()
  if (!context) throw new NoClinicError()
  return context
}

/** Whether a clinic is entered now. */
export function inClinic(): boolean {
  return storage.getStore() !== undefined
}

/**
 * Enters a clinic for the length of `work`. For the core only: modules always run inside one.
 *
 * @throws OtherClinicError when a different clinic is already entered
 */
export function runInClinic<T>(context: ClinicContext, work: () => T): T {
  const entered = storage.getStore()
  if (entered && entered.clinic.id !== context.clinic.id) {
    throw new OtherClinicError('Another clinic is entered already; contexts do not nest.')
  }
  return storage.run(context, work)
}
