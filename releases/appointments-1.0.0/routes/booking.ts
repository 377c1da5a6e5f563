import type { RouteBuilder } from '@medtrack/sdk'
import type { Step } from '../booking/verbs.js'

const Appointments = () => import('../controllers/booking/appointments_controller.js')
const Cancellations = () => import('../controllers/booking/cancellations_controller.js')
const FreeTimes = () => import('../controllers/booking/free_times_controller.js')
const PatientFinder = () => import('../controllers/booking/patient_finder_controller.js')
const Reschedulings = () => import('../controllers/booking/reschedulings_controller.js')

const view = 'appointments.view'
const book = 'appointments.book'
const attend = 'appointments.attend'

/** Booked, moved, cancelled; arrived, seen, done. Every verb is a resource, and deleting it takes it back. */
export function bookingRoutes(r: RouteBuilder) {
  r.get('/new', { to: [Appointments, 'create'], permission: book })
  r.post('/new', { to: [Appointments, 'create'], permission: book, worksReadOnly: true })
  r.post('/', { to: [Appointments, 'store'], permission: book, form: 'create' })
  r.get('/free', { to: [FreeTimes, 'index'], permission: view })
  r.post('/patients', { to: [PatientFinder, 'store'], permission: book, worksReadOnly: true })

  const one = '/:appointment'
  r.get(one, { to: [Appointments, 'show'], permission: view })
  r.put(one, { to: [Appointments, 'update'], permission: book, form: 'show' })
  const moving = `${one}/rescheduling`
  r.get(moving, { to: [Reschedulings, 'create'], permission: book })
  r.post(moving, { to: [Reschedulings, 'store'], permission: book, form: 'create' })
  r.delete(moving, { to: [Reschedulings, 'destroy'], permission: book })
  const cancelling = `${one}/cancellation`
  r.get(cancelling, { to: [Cancellations, 'create'], permission: book })
  r.post(cancelling, { to: [Cancellations, 'store'], permission: book, form: 'create' })
  r.delete(cancelling, { to: [Cancellations, 'destroy'], permission: book })
  for (const step of ['confirmation', 'arrival', 'rooming', 'completion', 'no-show'] as const) {
    r.post(`${one}/${step}`, { to: [stepOf(step), 'store'], permission: attend })
    r.delete(`${one}/${step}`, { to: [stepOf(step), 'destroy'], permission: attend })
  }
}

function stepOf(step: Step) {
  return async () => {
    const { stepsController } = await import('../controllers/booking/steps_controller.js')
    return { default: stepsController(step) }
  }
}
