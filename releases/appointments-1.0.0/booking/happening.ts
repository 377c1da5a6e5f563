import type Appointment from '../models/appointment.js'
import type { EventKind } from './verbs.js'

/** What just happened to an appointment. */
export interface Happening {
  kind: EventKind
  appointment: Appointment
  /** What was let go by it: a time that others may want. */
  freed: boolean
}
