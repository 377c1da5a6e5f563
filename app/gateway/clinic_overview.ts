import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import Invitation from '#identity/invitation'
import { ledger } from '#releases/ledger'

/** An owner's view of the clinic as a whole; `null` for everybody else. */
export async function clinicOverview({ presence }: HttpContext, now: DateTime) {
  if (!presence.may('clinic.settings')) return null
  const { access, clinic } = presence
  const [entries, invitations] = await Promise.all([
    ledger.of(clinic.id),
    Invitation.pendingOf(clinic.id),
  ])
  return {
    invited: invitations.length,
    modules: entries.size,
    modulesOn: access.releases.length,
    actsToday: await actsSince(now.startOf('day')),
    day: now.toISODate(),
  }
}

async function actsSince(moment: DateTime): Promise<number> {
  const since = moment.toUTC().toFormat('yyyy-MM-dd HH:mm:ss')
  const query = currentClinic().db.from('audit_events').where('recorded_at', '>=', since)
  const [{ total }] = await query.count('* as total')
  return Number(total)
}
