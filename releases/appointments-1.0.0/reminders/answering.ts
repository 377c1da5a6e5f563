import { announce, transaction } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { StepRefusedError } from '../booking/errors.js'
import { takeStep } from '../booking/steps.js'
import Appointment from '../models/appointment.js'
import type Reminder from '../models/reminder.js'

/**
 * A patient answers by the link of a reminder. The desk is told when they cancel.
 *
 * @throws StepRefusedError where it is too late, or was said already
 */
export async function answer(
  reminder: Reminder,
  step: 'confirmation' | 'cancellation',
  reason: string
) {
  const appointment = await Appointment.findOrFail(reminder.appointmentId)
  const isOpen = appointment.status === 'booked' || appointment.status === 'confirmed'
  if (!isOpen || appointment.startsAt < DateTime.utc()) throw new StepRefusedError()
  await takeStep(appointment, step, { reason })
  await transaction(async () => {
    const said = step === 'confirmation' ? 'confirmed' : 'cancelled'
    await reminder.merge({ answer: said, answeredAt: DateTime.utc().startOf('second') }).save()
    await announce('appointments.answers')
  })
}
