import { Exception } from '@adonisjs/core/exceptions'
import type { FreeSlot } from '../availability/slot.js'
import type { Resource } from './resources.js'

/** Someone else saved it while this edit was being typed. */
export class StaleEditError extends Exception {
  static code = 'E_STALE_EDIT'
  static status = 409
  static message = 'Someone else changed this appointment in the meantime.'
}

/** Somebody has this time already. Nothing was stored. Knows what is taken, and when it is free next. */
export class SlotTakenError extends Exception {
  static code = 'E_SLOT_TAKEN'
  static status = 409
  static message = 'This time is taken.'

  constructor(
    readonly taken: readonly Resource['kind'][],
    readonly nextFree: readonly FreeSlot[] = []
  ) {
    super()
  }
}

/** The doctor does not work then. Reception may book it all the same, on purpose. */
export class OutsideHoursError extends Exception {
  static code = 'E_OUTSIDE_HOURS'
  static status = 409
  static message = 'The doctor does not work at this time.'

  constructor(readonly nextFree: readonly FreeSlot[] = []) {
    super()
  }
}

/** What was asked for cannot be: a time off the grid, a doctor who does not give this kind of appointment. */
export class ImpossibleBookingError extends Exception {
  static code = 'E_IMPOSSIBLE_BOOKING'
  static status = 422

  constructor(readonly problem: 'time' | 'length' | 'doctor' | 'room' | 'type' | 'patient') {
    super(`This cannot be booked: ${problem}.`)
  }
}

/** An appointment in this status cannot take this step, or cannot take it back. */
export class StepRefusedError extends Exception {
  static code = 'E_STEP_REFUSED'
  static status = 409
  static message = 'This is not possible with the appointment as it stands now.'
}

/** A held time was let go before it was booked. */
export class HoldExpiredError extends Exception {
  static code = 'E_HOLD_EXPIRED'
  static status = 410
  static message = 'This time was kept for a while and is kept no more.'
}
