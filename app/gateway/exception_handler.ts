import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { ExceptionHandler } from '@adonisjs/core/http'
import { Exception } from '@adonisjs/core/exceptions'
import i18nManager from '@adonisjs/i18n/services/main'
import { isFromDriver } from '#config/log_errors'
import type { ErrorPage } from '#gateway/error_pages'
import { explain } from '#gateway/error_pages'
import { askToSignInAgain, unsentForm } from '#identity/unsent_form'
import { DatabaseUnreachableError, isUnreachable } from '#tenancy/errors'

/**
 * Turns an error into an answer: a page that says what happened and what to do next, or JSON where
 * that was asked for. Stack traces and messages of drivers stay in the log.
 */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = false
  protected renderStatusPages = true
  protected ignoreCodes = [
    'E_VALIDATION_ERROR',
    'E_ROUTE_NOT_FOUND',
    'E_UNAUTHORIZED_ACCESS',
    'E_BAD_CSRF_TOKEN',
  ]

  async handle(error: unknown, ctx: HttpContext) {
    const known = isUnreachable(error) ? new DatabaseUnreachableError() : error
    if (handlesItself(known, ctx)) return super.handle(known, ctx)
    return this.#answer(known, ctx)
  }

  async report(error: unknown, ctx: HttpContext) {
    if (isFromDriver(error)) {
      const where = { ...this.context(ctx), route: ctx.route?.pattern }
      return ctx.logger.error({ err: error, ...where }, 'a statement failed')
    }
    if (!app.inTest || !(error instanceof Exception)) return super.report(error, ctx)
  }

  async #answer(error: unknown, ctx: HttpContext) {
    if (!ctx.i18n) speakDefault(ctx)
    const page = explain(error, ctx)
    const unsent = page.status === 419 && unsentForm(ctx)
    if (unsent) return ctx.response.send(await askToSignInAgain(ctx, unsent))
    ctx.response.status(page.status)
    if (page.retryAfterSeconds) ctx.response.header('Retry-After', String(page.retryAfterSeconds))
    if (ctx.request.accepts(['html', 'json']) === 'json') {
      const { code, message, reason, fields } = page
      return ctx.response.send({ error: { code, message, reason, fields } })
    }
    return ctx.response.send(await this.#page(page, ctx))
  }

  /** Should the page itself fail, nobody is left without an answer. */
  async #page(page: ErrorPage, ctx: HttpContext) {
    try {
      return await ctx.view.render(`pages/errors/${page.view}`, page)
    } catch (error) {
      ctx.logger.error({ err: error }, 'the page of an error could not be made')
      ctx.response.type('text/plain; charset=utf-8')
      return `${page.title}\n\n${page.message}\n`
    }
  }
}

/** For what fails before anyone asked which language the person speaks. */
function speakDefault(ctx: HttpContext) {
  ctx.i18n = i18nManager.locale(i18nManager.defaultLocale)
  ctx.view.share({ i18n: ctx.i18n })
}

/**
 * Some errors know their own way back, to the form or to the sign-in, and keep what was typed in the
 * session for it. What is typed on a module's page is patient data, which no session may hold; and
 * of a form that came too late, nobody knows what it holds.
 */
function handlesItself(error: unknown, ctx: HttpContext) {
  const { code } = error as { code?: string }
  if (code === 'E_VALIDATION_ERROR') return !ctx.page
  return error instanceof Exception && 'handle' in error && !ANSWERED_HERE.has(code ?? '')
}

const ANSWERED_HERE = new Set(['E_BAD_CSRF_TOKEN', 'E_TOO_MANY_REQUESTS'])
