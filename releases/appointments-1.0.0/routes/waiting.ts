import type { PublicRouteBuilder, RouteBuilder } from '@medtrack/sdk'

const Answers = () => import('../controllers/waiting/answers_controller.js')
const Offers = () => import('../controllers/waiting/offers_controller.js')
const Settings = () => import('../controllers/waiting/settings_controller.js')
const Waiting = () => import('../controllers/waiting/waiting_controller.js')

const feature = 'detailed'
const book = { permission: 'appointments.book', feature }
const setup = { permission: 'appointments.setup', feature }

/** Who would come as soon as there is a time, and what they were offered. */
export function waitingRoutes(r: RouteBuilder) {
  r.get('/setup/waiting', { to: [Settings, 'edit'], ...setup })
  r.put('/setup/waiting', { to: [Settings, 'update'], ...setup, form: 'edit' })
  r.get('/waiting', { to: [Waiting, 'index'], ...book })
  r.get('/waiting/new', { to: [Waiting, 'create'], ...book })
  r.post('/waiting', { to: [Waiting, 'store'], ...book, form: 'create' })
  r.get('/waiting/:entry/edit', { to: [Waiting, 'edit'], ...book })
  r.put('/waiting/:entry', { to: [Waiting, 'update'], ...book, form: 'edit' })
  r.delete('/waiting/:entry', { to: [Waiting, 'destroy'], ...book })
  r.get('/waiting/:entry/offers', { to: [Offers, 'create'], ...book })
  r.post('/waiting/:entry/offers', { to: [Offers, 'store'], ...book, form: 'create' })
  r.delete('/waiting/:entry/offers/:offer', { to: [Offers, 'destroy'], ...book })
}

/** Where an offer leads. */
export function publicWaitingRoutes(r: PublicRouteBuilder) {
  r.get('/offers/:token', { to: [Answers, 'show'], feature })
  r.post('/offers/:token/acceptance', { to: [Answers, 'accept'], feature })
  r.post('/offers/:token/refusal', { to: [Answers, 'decline'], feature })
}
