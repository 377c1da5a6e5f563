import type { HttpContext } from '@adonisjs/core/http'
import { AlreadyMemberError, TooManyAttemptsError } from '#identity/errors'

/**
 * Why nobody was invited, in the reader's language.
 *
 * @throws whatever is no refusal
 */
export function refusalOf(error: unknown, { i18n, response }: HttpContext) {
  if (error instanceof AlreadyMemberError) {
    return { status: 422, text: i18n.t('clinics.members.alreadyMember') }
  }
  if (!(error instanceof TooManyAttemptsError)) throw error
  response.header('Retry-After', String(error.retryAfterSeconds))
  const minutes = Math.ceil(error.retryAfterSeconds / 60)
  return { status: 429, text: i18n.t('clinics.members.tooManyMails', { minutes }) }
}
