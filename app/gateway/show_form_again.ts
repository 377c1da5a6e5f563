import type { HttpContext } from '@adonisjs/core/http'
import type { LimitReachedError } from '@medtrack/sdk'
import type { errors as vine } from '@vinejs/vine'
import type { ClosedToVisitorsError, ReadOnlyError } from '#gateway/errors'
import { explain } from '#gateway/error_pages'

type ValidationError = InstanceType<typeof vine.E_VALIDATION_ERROR>
type Refusal = LimitReachedError | ReadOnlyError | ClosedToVisitorsError
type Message = { field: string; message: string }

/**
 * Prepares the form's page to be shown again in the same answer: status 422, the typing in place,
 * each error at its field. Nothing is flashed, since sessions live in the central database and
 * what was typed here is patient data.
 */
export function showFormAgain(ctx: HttpContext, error: ValidationError) {
  const inputErrorsBag: Record<string, string[]> = {}
  for (const { field, message } of error.messages as Message[]) {
    inputErrorsBag[field] = [...(inputErrorsBag[field] ?? []), message]
  }
  keepTyping(ctx, 422, inputErrorsBag)
}

/** The same where the plan allows no more, or nothing may be changed: status 403, the typing in place, and the way to more. */
export function showFormRefused(ctx: HttpContext, error: Refusal) {
  keepTyping(ctx, 403, {})
  ctx.view.share({ refusal: explain(error, ctx) })
}

function keepTyping(ctx: HttpContext, status: number, inputErrorsBag: Record<string, string[]>) {
  ctx.response.status(status)
  ctx.session.flashMessages.update({ ...ctx.request.except(['_csrf', '_method']), inputErrorsBag })
  ctx.view.share({ flashMessages: ctx.session.flashMessages })
}
