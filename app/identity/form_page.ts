import type { HttpContext } from '@adonisjs/core/http'
import type { VineValidator } from '@vinejs/vine'
import type { Infer, SchemaTypes } from '@vinejs/vine/types'

export type FieldErrors = Record<string, string[]>

/** What never goes back into a page. */
const SECRETS = new Set([
  '_csrf',
  '_method',
  'password',
  'password_confirmation',
  'current_password',
])

/** What a validator of ours is given beside the values: nothing. */
type ValidationMeta = Record<string, unknown> | undefined

interface Complaint {
  field: string
  message: string
}

/** The form's values, or what is wrong with each, in the reader's language. */
export async function read<Schema extends SchemaTypes>(
  { request, i18n }: HttpContext,
  validator: VineValidator<Schema, ValidationMeta>
): Promise<
  { values: Infer<typeof validator>; errors: null } | { values: null; errors: FieldErrors }
> {
  const messagesProvider = i18n.createMessagesProvider('identity.validation')
  const [error, values] = await validator.tryValidate(request.all(), {
    messagesProvider,
    meta: undefined,
  })
  if (!error) return { values, errors: null }
  const errors: FieldErrors = {}
  for (const { field, message } of error.messages as Complaint[]) {
    errors[field] = [...(errors[field] ?? []), message]
  }
  return { values: null, errors }
}

/**
 * Shows a form again with what was typed and what is wrong with it. Nothing goes through the
 * session: what people type is not the central database's to keep.
 */
export function showAgain(ctx: HttpContext, errors: FieldErrors, status = 422) {
  const typed = Object.entries(ctx.request.all()).filter(([name]) => !SECRETS.has(name))
  ctx.response.status(status)
  ctx.session.flashMessages.update({ ...Object.fromEntries(typed), inputErrorsBag: errors })
  ctx.view.share({ flashMessages: ctx.session.flashMessages })
}
