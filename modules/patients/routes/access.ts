import type { RouteBuilder } from '@medtrack/sdk'

const Access = () => import('../controllers/access/access_controller.js')
const Emergencies = () => import('../controllers/access/emergencies_controller.js')
const Reviews = () => import('../controllers/access/reviews_controller.js')
const Restrictions = () => import('../controllers/access/restrictions_controller.js')

/** Who looked at a chart, who may, and what became of emergencies. */
export function accessRoutes(r: RouteBuilder) {
  r.get('/emergencies', { to: [Reviews, 'index'], permission: 'patients.access.review' })
  r.put('/emergencies/:emergency', {
    to: [Reviews, 'update'],
    permission: 'patients.access.review',
    form: 'index',
  })

  r.get('/:patient/access', { to: [Access, 'show'], permission: 'patients.access.view' })
  r.get('/:patient/restriction', { to: [Restrictions, 'show'], permission: 'patients.restrict' })
  r.post('/:patient/restriction', {
    to: [Restrictions, 'store'],
    permission: 'patients.restrict',
    form: 'show',
  })
  r.put('/:patient/restriction', {
    to: [Restrictions, 'update'],
    permission: 'patients.restrict',
    form: 'show',
  })
  r.delete('/:patient/restriction', {
    to: [Restrictions, 'destroy'],
    permission: 'patients.restrict',
    form: 'show',
  })
  r.post('/:patient/emergency', {
    to: [Emergencies, 'store'],
    permission: 'patients.access.emergency',
    form: 'create',
  })
  r.delete('/:patient/emergency', {
    to: [Emergencies, 'destroy'],
    permission: 'patients.access.emergency',
  })
}
