import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { ExceptionHandler } from '@adonisjs/core/http'
import { Exception } from '@adonisjs/core/exceptions'
import { explain } from '#gateway/error_pages'
import { DatabaseUnreachableError, isUnreachable } from '#tenancy/errors'

/**
 * Turns an error into an answer: a page that says what happened and what to do next, or JSON where
 * that was asked for. Stack traces and messages of drivers stay in the log.
 */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = false
  protected renderStatusPages = true
  protected ignoreCodes = ['E_VALIDATION_ERROR', 'E_ROUTE_NOT_FOUND', 'E_UNAUTHORIZED_ACCESS', 'E_BAD_CSRF_TOKEN']

  async handle(error: unknown, ctx: HttpContext) {
    const known = isUnreachable(error) ? new DatabaseUnreachableError() : error
    if (handlesItself(known)) return super.handle(known, ctx)
    return this.#answer(known, ctx)
  }

  async report(error: unknown, ctx: HttpContext) {
    if (!app.inTest || !(error instanceof Exception)) return super.report(error, ctx)
  }

  async #answer(error: unknown, ctx: HttpContext) {
    const page = explain(error, ctx)
    ctx.response.status(page.status)
    if (page.retryAfterSeconds) ctx.response.header('Retry-After', String(page.retryAfterSeconds))
    if (ctx.request.accepts(['html', 'json']) === 'json') {
      return ctx.response.send({ error: { code: page.code, message: page.message } })
    }
    return ctx.response.send(await ctx.view.render(`pages/errors/${page.view}`, page))
  }
}

/** Validation and authentication errors know their own way back: to the form, to the sign-in. */
function handlesItself(error: unknown) {
  return error instanceof Exception && 'handle' in error || (error as { code?: string })?.code === 'E_VALIDATION_ERROR'
}
