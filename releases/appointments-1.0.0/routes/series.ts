import type { RouteBuilder } from '@medtrack/sdk'

const Cancellations = () => import('../controllers/series/cancellations_controller.js')
const Missing = () => import('../controllers/series/missing_dates_controller.js')
const Series = () => import('../controllers/series/series_controller.js')

const feature = 'detailed'
const view = { permission: 'appointments.view', feature }
const book = { permission: 'appointments.book', feature }

/** Appointments that recur: their dates are looked at before they are booked. */
export function seriesRoutes(r: RouteBuilder) {
  r.get('/series', { to: [Series, 'index'], ...view })
  r.get('/series/new', { to: [Series, 'create'], ...book })
  r.post('/series', { to: [Series, 'store'], ...book, form: 'create' })
  r.get('/series/:series', { to: [Series, 'show'], ...view })
  r.get('/series/:series/edit', { to: [Series, 'edit'], ...book })
  r.put('/series/:series', { to: [Series, 'update'], ...book, form: 'edit' })
  r.get('/series/:series/cancellation', { to: [Cancellations, 'create'], ...book })
  r.post('/series/:series/cancellation', { to: [Cancellations, 'store'], ...book, form: 'create' })
  r.post('/series/:series/missing-dates', { to: [Missing, 'store'], ...book })
}
