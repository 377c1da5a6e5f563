import { secureCookies } from '#config/app'
import type { HttpContext } from '@adonisjs/core/http'
import { LOCALE_COOKIE } from '#identity/detect_locale_middleware'
import type { Locale, Theme } from '#identity/user'

/** Plain, and open to scripts: the page reads the theme before it paints. */
const OPTIONS = { encode: false, httpOnly: false, maxAge: '365 days', secure: secureCookies }

export function rememberTheme({ response }: HttpContext, theme: Theme) {
  response.plainCookie('theme', theme, OPTIONS)
}

export function rememberLocale({ response }: HttpContext, locale: Locale) {
  response.plainCookie(LOCALE_COOKIE, locale, OPTIONS)
}
