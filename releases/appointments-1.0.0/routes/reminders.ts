import type { PublicRouteBuilder, RouteBuilder } from '@medtrack/sdk'

const Answers = () => import('../controllers/reminders/answers_controller.js')
const Reminders = () => import('../controllers/reminders/reminders_controller.js')

const feature = 'detailed'
const book = { permission: 'appointments.book', feature }
const setup = { permission: 'appointments.setup', feature }

/** When patients are reminded, how each of them wants to be, and what was sent. */
export function reminderRoutes(r: RouteBuilder) {
  r.get('/setup/reminders', { to: [Reminders, 'edit'], ...setup })
  r.put('/setup/reminders', { to: [Reminders, 'update'], ...setup, form: 'edit' })
  r.get('/reminders', { to: [Reminders, 'index'], ...book })
  r.get('/messages/:patient', { to: [Reminders, 'person'], ...book })
  r.put('/messages/:patient', { to: [Reminders, 'prefer'], ...book, form: 'person' })
}

/** Where a reminder leads. */
export function publicReminderRoutes(r: PublicRouteBuilder) {
  r.get('/answers/:token', { to: [Answers, 'show'], feature })
  r.post('/answers/:token/confirmation', { to: [Answers, 'confirm'], feature })
  r.post('/answers/:token/cancellation', { to: [Answers, 'cancel'], feature })
}
