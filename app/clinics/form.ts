import type { HttpContext } from '@adonisjs/core/http'
import type { VineValidator } from '@vinejs/vine'
import type { Infer, SchemaTypes } from '@vinejs/vine/types'
import type { FieldErrors } from '#identity/form_page'

interface Complaint {
  field: string
  message: string
}

/** A form's values, or what is wrong with each, in the reader's language. */
export async function read<Schema extends SchemaTypes>(
  { request, i18n }: HttpContext,
  validator: VineValidator<Schema, Record<string, any> | undefined>
): Promise<
  { values: Infer<typeof validator>; errors: null } | { values: null; errors: FieldErrors }
> {
  const messagesProvider = i18n.createMessagesProvider()
  const [error, values] = await validator.tryValidate(request.all(), { messagesProvider })
  if (!error) return { values, errors: null }
  const errors: FieldErrors = {}
  for (const { field, message } of error.messages as Complaint[]) {
    ;(errors[field] ??= []).push(message)
  }
  return { values: null, errors }
}
