import type { HttpContext } from '@adonisjs/core/http'
import { read, showAgain } from '#identity/form_page'
import { languages, sharePersonalShell } from '#identity/personal_shell'
import { rememberTheme } from '#identity/preference_cookies'
import { THEMES } from '#identity/user'
import { countSessionsOf } from '#identity/user_sessions'
import { accountForm } from '#identity/validators'

/** A person's own name, language and appearance. */
export default class AccountController {
  show(ctx: HttpContext) {
    return showAccount(ctx)
  }

  async update(ctx: HttpContext) {
    const { values, errors } = await read(ctx, accountForm)
    if (errors) {
      showAgain(ctx, errors)
      return showAccount(ctx, 'about')
    }
    const { full_name: fullName, locale, theme } = values
    await ctx.auth.getUserOrFail().merge({ fullName, locale, theme }).save()
    rememberTheme(ctx, theme)
    ctx.i18n.switchLocale(locale)
    ctx.session.flash('success', ctx.i18n.t('identity.account.saved'))
    return ctx.response.redirect().toPath('/account')
  }
}

/** The page holds two forms; the password's is `PasswordController`'s. `failed` came back with errors. */
export async function showAccount(ctx: HttpContext, failed?: 'about' | 'password') {
  const user = ctx.auth.getUserOrFail()
  await sharePersonalShell(ctx)
  return ctx.view.render('pages/identity/account', {
    user,
    failed,
    locales: languages(user.locale).map(({ code, label }) => ({ value: code, label })),
    themes: THEMES.map((theme) => ({
      value: theme,
      label: ctx.i18n.t(`identity.account.themes.${theme}`),
    })),
    otherSessions: (await countSessionsOf(user.id)) - 1,
  })
}
