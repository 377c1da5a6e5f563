import type { RouteBuilder } from '@medtrack/sdk'

const Certificates = () => import('../controllers/erasure/certificates_controller.js')
const Confirmations = () => import('../controllers/erasure/confirmations_controller.js')
const Erasures = () => import('../controllers/erasure/erasures_controller.js')
const Holds = () => import('../controllers/erasure/holds_controller.js')
const Requests = () => import('../controllers/erasure/requests_controller.js')
const Retention = () => import('../controllers/erasure/retention_controller.js')

const permission = 'patients.erase'

/** How long patients are kept, what holds them, and how they are erased for good. */
export function erasureRoutes(r: RouteBuilder) {
  r.get('/retention', { to: [Retention, 'edit'], permission })
  r.put('/retention', { to: [Retention, 'update'], permission, form: 'edit' })
  r.get('/erasures', { to: [Erasures, 'index'], permission })
  r.get('/erasures/:erasure', { to: [Erasures, 'show'], permission })
  r.get('/erasures/:erasure/pdf', { to: [Certificates, 'show'], permission })

  r.get('/:patient/holds', { to: [Holds, 'index'], permission })
  r.post('/:patient/holds', { to: [Holds, 'store'], permission, form: 'index' })
  r.delete('/:patient/holds/:hold', { to: [Holds, 'destroy'], permission, form: 'index' })

  r.get('/:patient/erasure', { to: [Requests, 'show'], permission })
  r.post('/:patient/erasure', { to: [Requests, 'store'], permission, form: 'show' })
  r.delete('/:patient/erasure', { to: [Requests, 'destroy'], permission })
  r.get('/:patient/erasure/confirmation', { to: [Confirmations, 'show'], permission })
  r.post('/:patient/erasure/confirmation', {
    to: [Confirmations, 'store'],
    permission,
    form: 'show',
  })
}
