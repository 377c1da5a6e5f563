import type { HttpContext } from '@adonisjs/core/http'
import { NotAskedError, NotErasableError } from './errors.js'

/** What stands in the way all of a sudden is told on the page where it began. */
export async function orExplain(
  { page }: HttpContext,
  patientId: string,
  work: () => Promise<void>
) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof NotErasableError) && !(error instanceof NotAskedError)) throw error
    const text = page.t(error instanceof NotAskedError ? 'erasure.notAsked' : 'erasure.notErasable')
    page.redirect(`/${patientId}/erasure`, { kind: 'warning', text })
  }
}
