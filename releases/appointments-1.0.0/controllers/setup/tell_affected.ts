import type { HttpContext } from '@adonisjs/core/http'
import { affectedAppointments } from '../../setup/affected.js'

/**
 * After hours or leave were saved: whoever is booked for a time that is gone now is shown at once.
 *
 * @param saved what to say where nobody is
 */
export async function tellAffected(
  { page }: HttpContext,
  { saved, path, doctorIds }: { saved: string; path: string; doctorIds?: readonly string[] }
) {
  const count = (await affectedAppointments(doctorIds)).length
  if (count === 0) return page.redirect(path, { kind: 'success', text: saved })
  const text = page.t('setup.affected.after', { saved, count })
  page.redirect('/setup/affected', { kind: 'warning', text })
}
