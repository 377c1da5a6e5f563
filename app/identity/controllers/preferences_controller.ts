import type { HttpContext } from '@adonisjs/core/http'
import { read } from '#identity/form_page'
import { rememberLocale, rememberTheme } from '#identity/preference_cookies'
import { pageBefore } from '#identity/safe_path'
import { preferencesForm } from '#identity/validators'

/** Language and appearance: of the account, and of this browser for the time before sign-in. */
export default class PreferencesController {
  async store(ctx: HttpContext) {
    const { values } = await read(ctx, preferencesForm)
    const { locale, theme } = values ?? {}
    if (theme) rememberTheme(ctx, theme)
    if (locale) rememberLocale(ctx, locale)
    await ctx.auth.user?.merge({ ...(theme && { theme }), ...(locale && { locale }) }).save()
    if (ctx.request.ajax()) return ctx.response.noContent()
    return ctx.response.redirect().toPath(pageBefore(ctx.request) ?? '/')
  }
}
