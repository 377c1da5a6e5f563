import type { RouteBuilder } from '@medtrack/sdk'

const Calendar = () => import('../controllers/calendar/calendar_controller.js')
const DayLists = () => import('../controllers/calendar/day_lists_controller.js')
const Events = () => import('../controllers/calendar/events_controller.js')
const HeldTimes = () => import('../controllers/calendar/held_times_controller.js')
const Notices = () => import('../controllers/calendar/notices_controller.js')
const Said = () => import('../controllers/calendar/said_controller.js')
const Live = () => import('../controllers/calendar/live_controller.js')

/** The schedule as a calendar, and as a list. */
export function calendarRoutes(r: RouteBuilder) {
  r.get('/', { to: [Calendar, 'show'], permission: 'appointments.view' })
  r.get('/list', { to: [DayLists, 'show'], permission: 'appointments.view' })
  r.get('/calendar/events', { to: [Events, 'index'], permission: 'appointments.view' })
  r.get('/calendar/live', { to: [Live, 'show'], permission: 'appointments.view' })
  r.get('/calendar/said', { to: [Said, 'show'], permission: 'appointments.view' })
  r.post('/calendar/holds', { to: [HeldTimes, 'store'], permission: 'appointments.book' })
  r.put('/calendar/holds/:hold', { to: [HeldTimes, 'update'], permission: 'appointments.book' })
  r.delete('/calendar/holds/:hold', { to: [HeldTimes, 'destroy'], permission: 'appointments.book' })
  r.get('/:appointment/notice', { to: [Notices, 'show'], permission: 'appointments.book' })
  r.post('/:appointment/notice', { to: [Notices, 'store'], permission: 'appointments.book' })
}
