import type { RouteBuilder } from '@medtrack/sdk'

const Absences = () => import('../controllers/setup/absences_controller.js')
const Affected = () => import('../controllers/setup/affected_controller.js')
const Beginnings = () => import('../controllers/setup/beginnings_controller.js')
const Holidays = () => import('../controllers/setup/holidays_controller.js')
const Repetitions = () => import('../controllers/setup/holiday_repetitions_controller.js')
const Hours = () => import('../controllers/setup/hours_controller.js')
const RoomArchives = () => import('../controllers/setup/room_archives_controller.js')
const Rooms = () => import('../controllers/setup/rooms_controller.js')
const Setup = () => import('../controllers/setup/setup_controller.js')
const TypeArchives = () => import('../controllers/setup/type_archives_controller.js')
const Types = () => import('../controllers/setup/types_controller.js')

const setup = { permission: 'appointments.setup' }
const leave = { permission: 'appointments.leave' }
const rooms = { ...setup, feature: 'detailed' }

/** When who works where, and what can be booked. */
export function setupRoutes(r: RouteBuilder) {
  r.get('/setup', { to: [Setup, 'show'], ...leave })
  r.post('/setup/beginning', { to: [Beginnings, 'store'], ...setup })
  r.get('/setup/affected', { to: [Affected, 'index'], ...leave })

  r.get('/setup/hours/:doctor', { to: [Hours, 'show'], ...setup })
  r.put('/setup/hours/:doctor', { to: [Hours, 'update'], ...setup, form: 'show' })
  r.delete('/setup/hours/:doctor', { to: [Hours, 'destroy'], ...setup })

  r.get('/setup/types/new', { to: [Types, 'create'], ...setup })
  r.post('/setup/types', { to: [Types, 'store'], ...setup, form: 'create' })
  r.get('/setup/types/:type', { to: [Types, 'edit'], ...setup })
  r.put('/setup/types/:type', { to: [Types, 'update'], ...setup, form: 'edit' })
  r.post('/setup/types/:type/archive', { to: [TypeArchives, 'store'], ...setup })
  r.delete('/setup/types/:type/archive', { to: [TypeArchives, 'destroy'], ...setup })

  r.get('/setup/rooms', { to: [Rooms, 'index'], ...rooms })
  r.get('/setup/rooms/new', { to: [Rooms, 'create'], ...rooms })
  r.post('/setup/rooms', { to: [Rooms, 'store'], ...rooms, form: 'create' })
  r.get('/setup/rooms/:room', { to: [Rooms, 'edit'], ...rooms })
  r.put('/setup/rooms/:room', { to: [Rooms, 'update'], ...rooms, form: 'edit' })
  r.post('/setup/rooms/:room/archive', { to: [RoomArchives, 'store'], ...rooms })
  r.delete('/setup/rooms/:room/archive', { to: [RoomArchives, 'destroy'], ...rooms })

  r.get('/setup/absences', { to: [Absences, 'index'], ...leave })
  r.get('/setup/absences/new', { to: [Absences, 'create'], ...leave })
  r.post('/setup/absences', { to: [Absences, 'store'], ...leave, form: 'create' })
  r.get('/setup/absences/:absence', { to: [Absences, 'edit'], ...leave })
  r.put('/setup/absences/:absence', { to: [Absences, 'update'], ...leave, form: 'edit' })
  r.delete('/setup/absences/:absence', { to: [Absences, 'destroy'], ...leave })

  const closing = { permission: 'appointments.close' }
  r.get('/setup/holidays', { to: [Holidays, 'index'], ...closing })
  r.post('/setup/holidays', { to: [Holidays, 'store'], ...closing, form: 'index' })
  r.delete('/setup/holidays/:absence', { to: [Holidays, 'destroy'], ...closing })
  r.post('/setup/holiday-repetitions', { to: [Repetitions, 'store'], ...closing })
}
