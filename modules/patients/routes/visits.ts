import type { RouteBuilder } from '@medtrack/sdk'

const Addenda = () => import('../controllers/visits/visit_addenda_controller.js')
const Authorships = () => import('../controllers/visits/visit_authorships_controller.js')
const Editors = () => import('../controllers/visits/visit_editors_controller.js')
const Prints = () => import('../controllers/visits/visit_prints_controller.js')
const Retractions = () => import('../controllers/visits/visit_retractions_controller.js')
const Signatures = () => import('../controllers/visits/visit_signatures_controller.js')
const Visits = () => import('../controllers/visits/visits_controller.js')

/** What was said and done whenever somebody came. */
export function visitRoutes(r: RouteBuilder) {
  const visit = '/:patient/visits/:visit'
  r.get('/:patient/visits', { to: [Visits, 'index'], permission: 'patients.visits.view' })
  r.post('/:patient/visits', { to: [Visits, 'store'], permission: 'patients.visits.write' })
  r.get(visit, { to: [Visits, 'show'], permission: 'patients.visits.view' })
  r.put(visit, { to: [Visits, 'update'], permission: 'patients.visits.write', form: 'show' })
  r.get(`${visit}/editors`, { to: [Editors, 'show'], permission: 'patients.visits.view' })
  r.get(`${visit}/print`, { to: [Prints, 'show'], permission: 'patients.visits.view' })
  r.post(`${visit}/signature`, { to: [Signatures, 'store'], permission: 'patients.visits.sign' })
  r.post(`${visit}/authorship`, { to: [Authorships, 'store'], permission: 'patients.visits.sign' })
  r.post(`${visit}/retraction`, {
    to: [Retractions, 'store'],
    permission: 'patients.visits.write',
    form: 'show',
  })
  r.post(`${visit}/addenda`, {
    to: [Addenda, 'store'],
    permission: 'patients.visits.write',
    form: 'show',
  })
}
