import type { HttpContext } from '@adonisjs/core/http'
import Membership from '#identity/membership'
import { LOCALES, type Locale } from '#identity/user'

const LANGUAGE_NAMES: Record<Locale, string> = { en: 'English', es: 'Español' }

/** What the layout shows around pages that belong to the person rather than to a clinic. */
export async function sharePersonalShell(ctx: HttpContext): Promise<Membership[]> {
  const user = ctx.auth.getUserOrFail()
  const memberships = await Membership.forUser(user.id)
  ctx.view.share({
    shell: {
      user: { name: user.fullName, initials: user.initials, email: user.email },
      clinics: memberships.map(({ clinic: { name, slug } }) => ({ name, href: `/c/${slug}` })),
      isSuperAdmin: user.isSuperAdmin,
      theme: user.theme,
      locales: languages(ctx.i18n.locale),
    },
  })
  return memberships
}

/** The languages to choose from, each called by its own speakers' word. */
export function languages(current: string) {
  return LOCALES.map((code) => ({ code, label: LANGUAGE_NAMES[code], current: code === current }))
}
