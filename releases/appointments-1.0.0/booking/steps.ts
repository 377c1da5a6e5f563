import { DateTime } from 'luxon'
import type Appointment from '../models/appointment.js'
import AppointmentEvent from '../models/appointment_event.js'
import { attempt } from './attempts.js'
import { claimFor } from './claiming.js'
import { release } from './claims.js'
import { StepRefusedError } from './errors.js'
import { reactAfterwards, reactWithin } from './happenings.js'
import { changed, facts, note } from './history.js'
import type { Booking } from './order.js'
import { resourcesOf } from './resources.js'
import { ENDED, isLive, type Status } from './statuses.js'
import { take } from './taking.js'
import { allows, STEPS, type Step } from './verbs.js'

interface Manner {
  /** What was on the screen; left out where only the status matters. */
  version?: number | null
  reason?: string | null
}

/**
 * Takes a step: somebody arrived, was seen, did not come, cancelled. Who ends an appointment lets its time go, in the same
 * transaction.
 *
 * @throws StepRefusedError when the appointment is not where the step begins
 * @throws StaleEditError
 * @example
 * await takeStep(appointment, 'cancellation', { reason: 'Has a cold.' })
 */
export async function takeStep(
  appointment: Appointment,
  step: Step,
  { version = null, reason = null }: Manner = {}
): Promise<Appointment> {
  const { to, at } = STEPS[step]
  const frees = ENDED.includes(to)
  await attempt(async () => {
    await appointment.holdAt(version)
    if (!allows(appointment.status, step)) throw new StepRefusedError()
    const before = facts(appointment)
    appointment.merge({ status: to, [at]: DateTime.utc().startOf('second') })
    await appointment.save()
    if (frees) await release({ appointmentId: appointment.id }, resourcesOf(appointment))
    await note(appointment, step, changed(before, facts(appointment)), reason)
    await reactWithin({ kind: step, appointment, freed: frees })
  })
  await reactAfterwards({ kind: step, appointment, freed: frees })
  return appointment
}

/**
 * Takes the last step back. An ended appointment takes its time again, which others may have by now.
 *
 * @throws SlotTakenError
 * @throws StepRefusedError when it was not the last step
 */
export async function undoStep(
  appointment: Appointment,
  step: Step,
  { version = null, reason = null }: Manner = {}
): Promise<Appointment> {
  const kind = `${step}-undone` as const
  await take({
    booking: bookingOf(appointment),
    ownId: appointment.id,
    store: async () => {
      await appointment.holdAt(version)
      if (appointment.status !== STEPS[step].to) throw new StepRefusedError()
      const before = facts(appointment)
      const status = await statusBefore(appointment, step)
      appointment.merge({ status, [STEPS[step].at]: null })
      await appointment.save()
      if (!isLive(before.status)) {
        await claimFor(appointment, resourcesOf(appointment), appointment.isOverbooked)
      }
      await note(appointment, kind, changed(before, facts(appointment)), reason)
      await reactWithin({ kind, appointment, freed: false })
    },
  })
  await reactAfterwards({ kind, appointment, freed: false })
  return appointment
}

/** As its history tells. */
async function statusBefore({ id }: Appointment, step: Step): Promise<Status> {
  const last = await AppointmentEvent.query()
    .where({ appointmentId: id, kind: step })
    .orderBy('id', 'desc')
    .first()
  return (last?.change.from.status as Status | undefined) ?? 'booked' // facts() wrote a status
}

/** What it would take again. A room is not looked for anew. */
function bookingOf(appointment: Appointment): Booking {
  const { patientId, doctorId, typeId, roomId, startsAt, endsAt, bufferMinutes } = appointment
  return {
    patientId,
    doctorId,
    typeId,
    roomId,
    startsAt,
    endsAt,
    bufferMinutes,
    needsRoom: false,
  }
}
