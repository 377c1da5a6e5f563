import { wakeAt } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { attempt } from '../booking/attempts.js'
import { letGo } from '../booking/holds.js'
import OnlineRequest from '../models/online_request.js'
import { endOf } from '../online/confirming.js'

/**
 * Nobody confirmed it, or nobody at the desk ever looked at it: the time is free again, and nobody can tell who asked.
 */
export default async function expireOnline(id: string) {
  const isOver = await attempt(() => expire(id))
  if (!isOver) return
  const request = await OnlineRequest.findOrFail(id)
  if (request.holdId) await letGo(request.holdId)
  await request.forgetPerson()
}

async function expire(id: string): Promise<boolean> {
  const request = await OnlineRequest.query().where('id', id).forUpdate().first()
  if (request?.status === 'expired') return true
  const end = request && endOf(request)
  if (!end) return false
  if (end > DateTime.utc()) {
    await wakeAt('appointments.expireOnline', id, end)
    return false
  }
  await request.merge({ status: 'expired' }).save()
  return true
}
