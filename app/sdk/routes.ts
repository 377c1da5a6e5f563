import type { HttpContext } from '@adonisjs/core/http'
import { ModuleContractError } from './errors.js'
import type { FilledSlot, SlotInput, Slots } from './slots.js'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A class whose methods answer requests. Built anew for each request. */
export type Controller = new () => object

/** A lazy import of a controller: `() => import('./controllers/patients_controller.js')`. */
export type LazyController = () => Promise<{ default: Controller }>

export interface RouteOptions {
  /** The permission that a member needs. There is no public module route. */
  permission: string
  /** Controller and the name of its method. */
  to: [LazyController, string]
  /**
   * For routes that take a form: the controller method that shows it. Invalid input shows that
   * page again with status 422, the typing kept and each error at its field. Nothing typed is
   * stored anywhere.
   */
  form?: string
  /** A feature that the module declares; where it is off for the clinic, there is no such page. */
  feature?: string
  /**
   * For routes that are sent like a change and change nothing, such as a search with a body: they go
   * on in a clinic that is read-only, where every other change is refused with status 403.
   */
  worksReadOnly?: boolean
}

export interface ModuleRoute extends RouteOptions {
  method: Method
  /** Below the module's own address, e.g. `/:patient/edit`. */
  pattern: string
}

export interface PublicRouteOptions {
  to: [LazyController, string]
  /** A feature that the module declares; where it is off for the clinic, the page says that it is. */
  feature?: string
  /**
   * How often one address may ask this route of one clinic, instead of sharing 60 a minute with the module's other public
   * pages.
   */
  throttle?: { requests: number; duration: string }
}

export interface PublicFormOptions extends PublicRouteOptions {
  /** As for a member's route. */
  form?: string
}

/** A page for people who are not signed in. */
export interface PublicRoute extends PublicFormOptions {
  method: 'GET' | 'POST'
  /** Below the module's public address, e.g. `/prescriptions/:code`. */
  pattern: string
}

/**
 * Collects a module's public routes. They are served below `/p/<clinic>/<module key>`.
 *
 * @example
 * publicRoutes(r) {
 *   r.get('/prescriptions/:code', { to: [PrescriptionProofs, 'show'] })
 * }
 */
export class PublicRouteBuilder {
  readonly routes: PublicRoute[] = []

  get(pattern: string, options: PublicRouteOptions) {
    this.routes.push({ method: 'GET', pattern, ...options })
  }

  post(pattern: string, options: PublicFormOptions) {
    this.routes.push({ method: 'POST', pattern, ...options })
  }
}

/**
 * Collects a module's routes. They are served below `/c/<clinic>/<module key>`.
 *
 * @example
 * routes(r) {
 *   r.get('/', { to: [Patients, 'index'], permission: 'patients.view' })
 *   r.post('/', { to: [Patients, 'store'], permission: 'patients.edit', form: 'create' })
 * }
 */
export class RouteBuilder {
  readonly routes: ModuleRoute[] = []
  #module: string

  constructor(module: string) {
    this.#module = module
  }

  get(pattern: string, options: RouteOptions) {
    this.#add('GET', pattern, options)
  }

  post(pattern: string, options: RouteOptions) {
    this.#add('POST', pattern, options)
  }

  put(pattern: string, options: RouteOptions) {
    this.#add('PUT', pattern, options)
  }

  patch(pattern: string, options: RouteOptions) {
    this.#add('PATCH', pattern, options)
  }

  delete(pattern: string, options: RouteOptions) {
    this.#add('DELETE', pattern, options)
  }

  /** @throws ModuleContractError when the route names no permission, or stands already */
  #add(method: Method, pattern: string, options: RouteOptions) {
    const where = `route ${method} ${pattern}`
    if (!pattern.startsWith('/')) this.#refuse(`${where} must begin with "/".`)
    if (!options?.permission) this.#refuse(`${where} names no permission.`)
    const [controller, action] = options.to ?? []
    if (typeof controller !== 'function' || !action) this.#refuse(`${where} names no controller.`)
    const shape = shapeOf(pattern)
    if (this.routes.some((known) => known.method === method && shapeOf(known.pattern) === shape)) {
      this.#refuse(`${where} is declared twice.`)
    }
    this.routes.push({ method, pattern, ...options })
  }

  #refuse(problem: string): never {
    throw new ModuleContractError(this.#module, problem)
  }
}

/** Two routes that differ only in the names of their parameters are one address. */
function shapeOf(pattern: string) {
  return pattern.replaceAll(/:\w+/g, ':')
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** Set on module routes: how a module answers with its own release's pages and words. */
    page: ModulePage
  }
}

/** How a module's controller answers. Views, words and addresses are those of its own release. */
export interface ModulePage {
  /** Renders `views/<view>.edge` of this release inside the shell. */
  render(view: string, state?: Record<string, unknown>): Promise<string>
  /**
   * Address of a page of this module for the entered clinic; `url('/')` is its first page. On a public page, the address of
   * another public page; so does `redirect`.
   */
  url(path?: string, query?: Record<string, string | number | undefined>): string
  /**
   * Address of another module's page; `null` where that module is off for the clinic, its release has no such page, or the
   * member may not open it. In views as well: `urlOf('patients', …)`. Costs no query.
   *
   * @example
   * const chart = page.urlOf('patients', `/${appointment.patientId}`)
   */
  urlOf(
    module: string,
    path?: string,
    query?: Record<string, string | number | undefined>
  ): string | null
  /** Full address of a public page of this module, for a printed code or a mail. */
  publicUrl(path: string): string
  /** Sends the browser to a page of this module, optionally with a message shown there once. */
  redirect(path: string, flash?: { kind: 'success' | 'info' | 'warning'; text: string }): void
  /**
   * Answers with server-sent events: `changed`, with `{ topic, key }`, whenever somebody announces one of these topics
   * (`announce`). It ends with the member's session or permission, and lasts for hours: it holds nothing of the clinic.
   *
   * @throws TooManyAttemptsError where the member has very many open pages
   * @example
   * show({ page }: HttpContext) {
   *   return page.live('appointments.calendar')
   * }
   */
  live(...topics: string[]): void
  /**
   * What other modules show in a place of this module's page, in order, as far as the member may see
   * it: `await page.slot('patient.tab', { patientId })`.
   */
  slot<Name extends keyof Slots>(
    name: Name,
    input?: Omit<SlotInput, 't'>
  ): Promise<FilledSlot<Name>[]>
  /**
   * Whether a feature that this module declares is on for the clinic: by its plan, its flag, its
   * owner. Costs no query.
   */
  hasFeature(name: string): boolean
  /** A sentence of this release's `lang/<locale>.json`, in the member's language. */
  t(key: string, data?: Record<string, unknown>): string
}

export type RouteHandler = (ctx: HttpContext) => unknown
