import type { HttpContext } from '@adonisjs/core/http'
import type { ModulePage } from '@medtrack/sdk'
import type { Release } from '#releases/release'

/** Pages, words and addresses of one release for the clinic that is entered. */
export class ReleasePage implements ModulePage {
  readonly #release: Release
  readonly #ctx: HttpContext

  constructor(release: Release, ctx: HttpContext) {
    this.#release = release
    this.#ctx = ctx
  }

  render(view: string, state: Record<string, unknown> = {}): Promise<string> {
    return this.#ctx.view.render(this.#view(view), {
      ...state,
      t: this.t.bind(this),
      url: this.url.bind(this),
      own: this.#view.bind(this),
      may: (permission: string) => this.#ctx.presence.may(permission),
    })
  }

  url(path = '/', query: Record<string, string | number | undefined> = {}): string {
    const base = `/c/${this.#ctx.presence.clinic.slug}/${this.#release.key}`
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
    const search = new URLSearchParams(
      given.map(([name, value]): [string, string] => [name, String(value)])
    )
    return `${base}${path === '/' ? '' : path}${search.size > 0 ? `?${search}` : ''}`
  }

  redirect(path: string, flash?: { kind: 'success' | 'info' | 'warning'; text: string }) {
    if (flash) this.#ctx.session.flash(flash.kind, flash.text)
    this.#ctx.response.redirect().status(303).toPath(this.url(path))
  }

  t(key: string, data: Record<string, unknown> = {}): string {
    return wordsOf(this.#release, this.#ctx)(key, data)
  }

  #view(name: string) {
    return `${this.#release.namespace}::${name}`
  }
}

/** A release's own words in the member's language; the shell's where it has none of that name. */
export function wordsOf(release: Release, ctx: HttpContext) {
  return (key: string, data: Record<string, unknown> = {}): string => {
    const own = `${release.namespace}.${key}`
    const isOwn = ctx.i18n.hasMessage(own) || ctx.i18n.hasFallbackMessage(own)
    return ctx.i18n.t(isOwn ? own : key, data)
  }
}
