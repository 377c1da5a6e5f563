import type { HttpContext } from '@adonisjs/core/http'
import vine, { SimpleMessagesProvider } from '@vinejs/vine'

const form = vine.create({ name: vine.string().trim().minLength(1).maxLength(200) })

/** What was typed, or the page again with what is wrong at its field, in the member's words. */
export function readSample({ request, page }: HttpContext) {
  const needed = page.t('errors.needed')
  const messages = {
    'name.required': needed,
    'name.minLength': needed,
    'name.maxLength': page.t('errors.long'),
  }
  return request.validateUsing(form, { messagesProvider: new SimpleMessagesProvider(messages) })
}
