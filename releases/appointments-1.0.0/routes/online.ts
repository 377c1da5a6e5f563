import type { PublicRouteBuilder, RouteBuilder } from '@medtrack/sdk'

const Bookings = () => import('../controllers/online/bookings_controller.js')
const Confirmations = () => import('../controllers/online/confirmations_controller.js')
const Reviews = () => import('../controllers/online/reviews_controller.js')
const Settings = () => import('../controllers/online/settings_controller.js')

const feature = 'detailed'
const book = { permission: 'appointments.book', feature }
const setup = { permission: 'appointments.setup', feature }

/** What patients may book by themselves, and who they are. */
export function onlineRoutes(r: RouteBuilder) {
  r.get('/setup/online', { to: [Settings, 'edit'], ...setup })
  r.put('/setup/online', { to: [Settings, 'update'], ...setup, form: 'edit' })
  r.get('/online-bookings', { to: [Reviews, 'index'], ...book })
  r.post('/online-bookings/:request/patient', { to: [Reviews, 'store'], ...book, form: 'index' })
  r.delete('/online-bookings/:request', { to: [Reviews, 'destroy'], ...book })
}

const looks = { requests: 120, duration: '1 minute' }
const tries = { requests: 8, duration: '10 minutes' }

/** `/p/<clinic>/appointments/book`. */
export function publicOnlineRoutes(r: PublicRouteBuilder) {
  r.get('/book', { to: [Bookings, 'create'], feature, throttle: looks })
  r.post('/book', { to: [Bookings, 'store'], feature, form: 'create', throttle: tries })
  r.get('/book/sent', { to: [Bookings, 'sent'], feature })
  r.get('/book/:token', { to: [Confirmations, 'create'], feature })
  r.post('/book/:token/confirmation', { to: [Confirmations, 'store'], feature })
}
