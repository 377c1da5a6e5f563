import type { HttpContext } from '@adonisjs/core/http'
import type { FilledSlot, ModulePage, SlotInput, Slots } from '@medtrack/sdk'
import { appUrl } from '#config/app'
import type { Presence } from '#gateway/presence'
import { wordsOf } from '#gateway/release_words'
import { fillSlot } from '#gateway/slots'
import type { Release } from '#releases/release'

/** Where a page is shown, and what whoever looks at it may do there. */
type Place = Pick<Presence, 'clinic' | 'access' | 'may'>

/** Pages, words and addresses of one release for the clinic that is entered. */
export class ReleasePage implements ModulePage {
  readonly #release: Release
  readonly #ctx: HttpContext
  readonly #place: Place

  constructor(release: Release, ctx: HttpContext, place: Place = ctx.presence) {
    this.#release = release
    this.#ctx = ctx
    this.#place = place
  }

  render(view: string, state: Record<string, unknown> = {}): Promise<string> {
    return this.#ctx.view.render(this.#view(view), {
      ...state,
      t: this.t.bind(this),
      url: this.url.bind(this),
      own: this.#view.bind(this),
      hasFeature: this.hasFeature.bind(this),
      may: (permission: string) => this.#place.may(permission),
    })
  }

  url(path = '/', query: Record<string, string | number | undefined> = {}): string {
    const base = `/c/${this.#place.clinic.slug}/${this.#release.key}`
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
    const search = new URLSearchParams(
      given.map(([name, value]): [string, string] => [name, String(value)])
    )
    return `${base}${path === '/' ? '' : path}${search.size > 0 ? `?${search}` : ''}`
  }

  publicUrl(path: string): string {
    return new URL(`/p/${this.#place.clinic.slug}/${this.#release.key}${path}`, appUrl).href
  }

  redirect(path: string, flash?: { kind: 'success' | 'info' | 'warning'; text: string }) {
    if (flash) this.#ctx.session.flash(flash.kind, flash.text)
    this.#ctx.response.redirect().status(303).toPath(this.url(path))
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
}
