import type { HttpContext } from '@adonisjs/core/http'
import type { VineValidator } from '@vinejs/vine'
import type { Infer, SchemaTypes } from '@vinejs/vine/types'

/** The filter in a page's address. Parts that make no sense are left out rather than refused. */
export async function readFilter<Schema extends SchemaTypes>(
  { request }: HttpContext,
  filter: VineValidator<Schema, Record<string, any> | undefined>
): Promise<Infer<typeof filter>> {
  const given = Object.entries(request.qs()).filter(([, value]) => value !== '' && value !== null)
  const [error, question] = await filter.tryValidate(Object.fromEntries(given))
  if (!error) return question
  const wrong = new Set((error.messages as { field: string }[]).map(({ field }) => field))
  return filter.validate(Object.fromEntries(given.filter(([name]) => !wrong.has(name))))
}

/** The page's number in its address; the first where it makes no sense. */
export function readPage({ request }: HttpContext): number {
  const page = Number(request.qs().page)
  return Number.isSafeInteger(page) && page > 0 && page < 1_000_000 ? page : 1
}
