import { basename, dirname } from 'node:path'
import type { HttpContext } from '@adonisjs/core/http'
import { Exception } from '@adonisjs/core/exceptions'
import type { FilledSlot, ModulePage, ModuleRoute, SlotInput, Slots } from '@medtrack/sdk'
import { appUrl } from '#config/app'
import { answerLive } from '#gateway/live/answer_live'
import { pageAddress } from '#gateway/page_address'
import type { Query } from '#gateway/page_address'
import type { Presence } from '#gateway/presence'
import { wordsOf } from '#gateway/release_words'
import { routeAt } from '#gateway/route_table'
import { fillSlot } from '#gateway/slots'
import type { Release } from '#releases/release'

/** Where a page is shown, and what whoever looks at it may do there. */
type Place = Pick<Presence, 'clinic' | 'access' | 'may'>

interface Shown {
  place?: Place
  /** Shown to somebody who is not signed in: its addresses are those of public pages. */
  isPublic?: boolean
  /** Of a member's page: the route that it answers. */
  route?: ModuleRoute
}

/** Pages, words and addresses of one release for the clinic that is entered. */
export class ReleasePage implements ModulePage {
  readonly #release: Release
  readonly #ctx: HttpContext
  readonly #place: Place
  readonly #isPublic: boolean
  readonly #route: ModuleRoute | undefined

  constructor(release: Release, ctx: HttpContext, { place, isPublic, route }: Shown = {}) {
    this.#release = release
    this.#ctx = ctx
    this.#place = place ?? ctx.presence
    this.#isPublic = isPublic ?? false
    this.#route = route
  }

  render(view: string, state: Record<string, unknown> = {}): Promise<string> {
    return this.#ctx.view.render(this.#view(view), {
      ...state,
      t: this.t.bind(this),
      url: this.url.bind(this),
      urlOf: this.urlOf.bind(this),
      own: this.#view.bind(this),
      resource: this.#resource.bind(this),
      hasFeature: this.hasFeature.bind(this),
      may: (permission: string) => this.#place.may(permission),
    })
  }

  url(path = '/', query: Query = {}): string {
    const root = this.#isPublic ? 'p' : 'c'
    return pageAddress(`/${root}/${this.#place.clinic.slug}/${this.#release.key}`, path, query)
  }

  urlOf(module: string, path = '/', query: Query = {}): string | null {
    const { access, clinic } = this.#place
    const verdict = access.verdict(module)
    const route = verdict.isOn && routeAt(verdict.release, 'GET', path.split('/'))?.route
    if (!route || !this.#place.may(route.permission)) return null
    if (route.feature && !access.feature(module, route.feature).isOn) return null
    return pageAddress(`/c/${clinic.slug}/${module}`, path, query)
  }

  publicUrl(path: string): string {
    return new URL(`/p/${this.#place.clinic.slug}/${this.#release.key}${path}`, appUrl).href
  }

  redirect(path: string, flash?: { kind: 'success' | 'info' | 'warning'; text: string }) {
    if (flash) this.#ctx.session.flash(flash.kind, flash.text)
    this.#ctx.response.redirect().status(303).toPath(this.url(path))
  }

  live(...topics: string[]): void {
    const route = this.#route
    if (!route) throw new NotLiveError()
    answerLive(this.#ctx, { module: this.#release.key, route }, topics)
  }

  hasFeature(name: string): boolean {
    return this.#place.access.feature(this.#release.key, name).isOn
  }

  t(key: string, data: Record<string, unknown> = {}): string {
    return wordsOf(this.#release, this.#ctx)(key, data)
  }

  async slot<Name extends keyof Slots>(
    name: Name,
    input: Omit<SlotInput, 't'> = {}
  ): Promise<FilledSlot<Name>[]> {
    const filled = await fillSlot(name, this.#ctx, input)
    return filled.map(({ release, content }) => {
      const page = new ReleasePage(release, this.#ctx)
      return {
        content,
        url: (path?: string) => page.url(path),
        render: (view: string, state: Record<string, unknown>) => page.render(view, state),
      }
    })
  }

  #view(name: string) {
    return `${this.#release.namespace}::${name}`
  }

  /** Under which name a style or script of this release was built: `modules/<key>/resources/<file>`, or below `releases/`. */
  #resource(file: string) {
    const { folder } = this.#release.pkg
    return [basename(dirname(folder)), basename(folder), 'resources', file].join('/')
  }
}

/** Only members' pages hear of changes: everybody else would learn when something happens at the clinic. */
class NotLiveError extends Exception {
  static code = 'E_NOT_LIVE'
  static status = 500
  static message = 'Only a page for members can be live.'
}
