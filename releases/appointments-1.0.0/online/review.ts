import { announce, audit, dispatch, RecordNotFoundError } from '@medtrack/sdk'
import { likeNewcomer, registerNewcomer } from '@medtrack/patients'
import { attempt } from '../booking/attempts.js'
import { SlotTakenError } from '../booking/errors.js'
import { letGo } from '../booking/holds.js'
import OnlineRequest, { type Asking } from '../models/online_request.js'
import { bookFor } from './confirming.js'

export interface ForReview {
  request: OnlineRequest
  person: Asking
  /** Patients who may be the one who asks. */
  alike: Awaited<ReturnType<typeof likeNewcomer>>
}

/** Bookings of people of whom nobody is sure who they are, the next appointment first. */
export async function requestsForReview(): Promise<ForReview[]> {
  const requests = await OnlineRequest.query().where('status', 'confirmed').orderBy('starts_at')
  const reviews: ForReview[] = []
  for (const request of requests) {
    const person = await request.whoAsks()
    if (person) reviews.push({ request, person, alike: await likeNewcomer(person) })
  }
  return reviews
}

/**
 * The desk knows who it is: a patient, or somebody new, who is registered.
 *
 * @throws SlotTakenError where that patient is somewhere else at that time
 * @throws LimitReachedError where the plan allows no more patients
 */
export async function settleFor({ id }: OnlineRequest, patientId: string | null) {
  await attempt(async () => {
    const request = await waiting(id)
    const person = await request.whoAsks()
    if (!person) throw new RecordNotFoundError()
    const isBooked = await bookFor(request, patientId ?? (await registerNewcomer(person)))
    if (!isBooked) throw new SlotTakenError(['patient'])
    await request.merge({ status: 'booked' }).save()
    await announce('appointments.online')
  })
  const settled = await OnlineRequest.findOrFail(id)
  await settled.forgetPerson()
}

/** The clinic does not take it; whoever asked is told. */
export async function refuseRequest({ id }: OnlineRequest) {
  const holdId = await attempt(async () => {
    const request = await waiting(id)
    await request.merge({ status: 'refused' }).save()
    await audit({ action: 'appointments.online.refuse', type: 'U', details: { request: id } })
    await announce('appointments.online')
    return request.holdId
  })
  if (holdId) await letGo(holdId)
  await dispatch('appointments.mailOnlineNews', id)
}

async function waiting(id: string): Promise<OnlineRequest> {
  const request = await OnlineRequest.query().where('id', id).forUpdate().first()
  if (request?.status !== 'confirmed') throw new RecordNotFoundError()
  return request
}
