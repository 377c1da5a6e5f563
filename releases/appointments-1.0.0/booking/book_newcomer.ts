import { registerNewcomer, type Newcomer } from '@medtrack/patients'
import type Appointment from '../models/appointment.js'
import { attempt } from './attempts.js'
import { book } from './book.js'
import type { BookingOrder } from './order.js'

/**
 * Books somebody who is not in the register yet. Registered and booked, or neither: who finds the time taken is not a patient
 * without an appointment.
 *
 * @throws what `book` throws; LimitReachedError where the plan allows no more patients
 */
export function bookNewcomer(
  newcomer: Newcomer,
  order: Omit<BookingOrder, 'patientId'>
): Promise<Appointment> {
  return attempt(async () => {
    const patientId = await registerNewcomer(newcomer)
    return book({ ...order, patientId })
  })
}
