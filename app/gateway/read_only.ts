import type { HttpContext } from '@adonisjs/core/http'
import { ReadOnlyError } from '#gateway/errors'

const READING = new Set(['GET', 'HEAD'])

/**
 * The gate that every change below `/c/<clinic>` passes: of the core's pages and of modules' alike.
 *
 * @param worksReadOnly what must go on all the same: paying, choosing a plan
 * @throws ReadOnlyError before anything is done
 */
export function demandWritable({ request, presence }: HttpContext, worksReadOnly = false) {
  const { readOnly } = presence
  if (!readOnly || READING.has(request.method())) return
  // What goes on for members does not for a visitor.
  if (worksReadOnly && readOnly !== 'support-visit') return
  throw new ReadOnlyError(readOnly)
}
