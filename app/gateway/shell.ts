import type { HttpContext } from '@adonisjs/core/http'
import type { NavigationEntry } from '@medtrack/sdk'
import { wordsOf } from '#gateway/release_words'
import type { Presence } from '#gateway/presence'
import type SupportVisit from '#identity/support_visit'

export interface NavItem {
  label: string
  href: string
  icon: string
  active: boolean
}

const CORE_ENTRIES = [
  { label: 'shell.nav.home', icon: 'house', path: '', permission: 'clinic.view', order: 0 },
  {
    label: 'shell.nav.members',
    icon: 'user-cog',
    path: '/members',
    permission: 'clinic.members',
    order: 80,
  },
  {
    label: 'shell.nav.settings',
    icon: 'settings',
    path: '/settings',
    permission: 'clinic.settings',
    order: 90,
  },
  {
    label: 'shell.nav.audit',
    icon: 'scroll-text',
    path: '/audit',
    permission: 'clinic.audit',
    order: 95,
  },
] as const

/**
 * What the frame around a clinic's page shows. A class, so that sharing it with the views does not
 * copy it; everything is worked out only if a view asks.
 */
export class Shell {
  readonly #ctx: HttpContext
  readonly #presence: Presence
  #nav: readonly NavItem[] | undefined

  constructor(ctx: HttpContext) {
    this.#ctx = ctx
    this.#presence = ctx.presence
  }

  get clinic() {
    return this.#presence.clinic.facts()
  }

  get clinics() {
    const here = this.#presence.clinic.slug
    return this.#presence.workplaces.map(({ slug, name }) => ({
      slug,
      name,
      href: `/c/${slug}`,
      current: slug === here,
    }))
  }

  /** What everyone at the clinic must know of, on every page. */
  get banner() {
    const { readOnly, visit } = this.#presence
    if (!readOnly) return undefined
    if (visit) return this.#visitBanner(visit)
    const reader = this.can('clinic.settings') ? 'owner' : 'others'
    return { kind: 'warning', text: this.#ctx.i18n.t(`shell.readOnly.${readOnly}.${reader}`) }
  }

  #visitBanner({ id, endsAt }: SupportVisit) {
    const { i18n } = this.#ctx
    const { name: clinic, timeZone } = this.clinic
    const until = i18n.formatDate(endsAt, { timeStyle: 'short', timeZone })
    const end = { label: i18n.t('shell.visit.end'), url: `/console/visits/${id}` }
    return { kind: 'warning', text: i18n.t('shell.visit.text', { clinic, until }), end }
  }

  /** Asked for by the side, by the foot on a phone, and by the palette. */
  get nav(): readonly NavItem[] {
    return (this.#nav ??= this.#entries())
  }

  #entries(): NavItem[] {
    const base = `/c/${this.#presence.clinic.slug}`
    const core = CORE_ENTRIES.map((entry) => ({ ...entry, label: this.#ctx.i18n.t(entry.label) }))
    const entries = [...core, ...this.#moduleEntries()]
      .filter(({ permission }) => this.can(permission))
      .sort((a, b) => a.order - b.order)
      .map(({ label, icon, path }) => ({
        label,
        icon,
        href: `${base}${path}`,
        isHome: path === '',
      }))
    const here = entries.filter(({ href, isHome }) => this.#isActive(href, isHome))
    // A module may have an entry below another of its own: the closest is where one is.
    const closest = Math.max(...here.map(({ href }) => href.length))
    return entries.map(({ label, icon, href }) => {
      const active = here.some((one) => one.href === href) && href.length === closest
      return { label, icon, href, active }
    })
  }

  get user() {
    const { fullName: name, email, locale, initials } = this.#ctx.auth.getUserOrFail()
    return { name, email, locale, initials }
  }

  get role() {
    return this.#presence.role ?? 'support'
  }

  get permissions() {
    return this.#presence.permissions
  }

  get searchUrl() {
    return `/c/${this.#presence.clinic.slug}/search`
  }

  get theme() {
    return this.#ctx.auth.getUserOrFail().theme
  }

  get locales() {
    const current = this.#ctx.i18n.locale
    return [
      { code: 'en', label: 'English', current: current === 'en' },
      { code: 'es', label: 'Español', current: current === 'es' },
    ]
  }

  get isSuperAdmin() {
    return this.#ctx.auth.getUserOrFail().isSuperAdmin
  }

  can(permission: string) {
    return this.#presence.may(permission)
  }

  #moduleEntries(): NavigationEntry[] {
    return this.#presence.access.releases.flatMap((release) => {
      const t = wordsOf(release, this.#ctx)
      const { access } = this.#presence
      const shown = (release.contract.navigation ?? []).filter(
        ({ feature }) => !feature || access.feature(release.key, feature).isOn
      )
      return shown.map((entry) => ({
        ...entry,
        label: t(entry.label),
        path: `/${release.key}${entry.path === '/' ? '' : entry.path}`,
      }))
    })
  }

  #isActive(href: string, isHome: boolean) {
    const url = this.#ctx.request.url()
    return isHome ? url === href : url === href || url.startsWith(`${href}/`)
  }
}
