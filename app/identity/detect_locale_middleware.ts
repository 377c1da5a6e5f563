import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'

export const LOCALE_COOKIE = 'locale'

/** The person's own language, else what was chosen in this browser, else what the browser asks for. */
export default class DetectLocaleMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    ctx.i18n = i18nManager.locale(this.#locale(ctx))
    if ('view' in ctx) ctx.view.share({ i18n: ctx.i18n })
    ctx.response.vary('Accept-Language')
    return next()
  }

  /** Runs twice: before the session, for pages that match no route, and after it. */
  #locale({ auth, request }: HttpContext): string {
    const chosen = auth?.user?.locale ?? request.plainCookie(LOCALE_COOKIE, { encoded: false })
    const supported = new Set(i18nManager.supportedLocales())
    if (supported.has(chosen)) return chosen
    // In the browser's own order: somebody who prefers Mexican Spanish to English gets Spanish.
    const wanted = request.languages().map((language) => language.split('-')[0])
    return wanted.find((language) => supported.has(language)) ?? i18nManager.defaultLocale
  }
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    i18n: I18n
  }
}
