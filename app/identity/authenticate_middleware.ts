import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { sessionCookie } from '#config/session'
import { pageBefore, signInPath } from '#identity/safe_path'

/** Lets signed-in people pass. Everyone else is shown where to sign in, and comes back afterwards. */
export default class AuthenticateMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (!ctx.auth.user) return this.#sendToSignIn(ctx)
    // Nothing of a signed-in page stays in the browser of a computer that several people use.
    ctx.response.header('cache-control', 'private, no-store')
    return next()
  }

  async #sendToSignIn(ctx: HttpContext) {
    const why = ctx.request.cookie(sessionCookie) ? 'expired' : undefined
    if (!isPartOfPage(ctx)) {
      const next = ctx.request.method() === 'GET' ? ctx.request.url(true) : pageBefore(ctx.request)
      return ctx.response.redirect().withQs(false).toPath(signInPath({ next, why }))
    }
    ctx.response.status(401)
    const signIn = signInPath({ next: pageBefore(ctx.request), why })
    if (ctx.request.accepts(['html', 'json']) === 'json') {
      const message = ctx.i18n.t('identity.signedOut.text')
      return ctx.response.send({ error: { code: 'E_SIGNED_OUT', message, signIn } })
    }
    return ctx.response.send(await ctx.view.render('pages/identity/signed_out', { signIn }))
  }
}

/** Asked for by a script on an open page, which keeps what was typed. */
function isPartOfPage({ request }: HttpContext) {
  return request.ajax() || Boolean(request.header('x-alpine-request'))
}
