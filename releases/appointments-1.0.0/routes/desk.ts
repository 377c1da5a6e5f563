import type { RouteBuilder } from '@medtrack/sdk'

const Boards = () => import('../controllers/desk/boards_controller.js')
const Calls = () => import('../controllers/desk/calls_controller.js')
const Desk = () => import('../controllers/desk/desk_controller.js')
const Live = () => import('../controllers/desk/live_controller.js')
const Patients = () => import('../controllers/desk/patient_appointments_controller.js')
const Tickets = () => import('../controllers/desk/tickets_controller.js')
const Visits = () => import('../controllers/desk/visits_controller.js')
const WalkIns = () => import('../controllers/desk/walk_ins_controller.js')

const view = { permission: 'appointments.view' }
const attend = { permission: 'appointments.attend' }
const book = { permission: 'appointments.book' }

/** Who is expected, who is here, who is next. */
export function deskRoutes(r: RouteBuilder) {
  r.get('/desk', { to: [Desk, 'show'], ...view })
  r.get('/desk/live', { to: [Live, 'show'], ...view })
  r.get('/desk/board', { to: [Boards, 'show'], ...view })
  r.get('/desk/walk-ins/new', { to: [WalkIns, 'create'], ...book })
  r.post('/desk/walk-ins/new', { to: [WalkIns, 'create'], ...book, worksReadOnly: true })
  r.post('/desk/walk-ins', { to: [WalkIns, 'store'], ...book, form: 'create' })
  r.get('/tickets/:ticket', { to: [Tickets, 'show'], ...view })
  r.post('/tickets/:ticket/call', { to: [Calls, 'store'], ...attend })
  r.get('/patients/:patient', { to: [Patients, 'index'], ...view })
  r.post('/:appointment/visit', { to: [Visits, 'store'], ...attend })
}
