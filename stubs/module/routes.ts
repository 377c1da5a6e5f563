import type { RouteBuilder } from '@medtrack/sdk'

const Samples = () => import('./controllers/samples_controller.js')

const view = { permission: 'samples.view' }
const edit = { permission: 'samples.edit' }

export function samplesRoutes(r: RouteBuilder) {
  r.get('/', { to: [Samples, 'index'], ...view })
  r.get('/new', { to: [Samples, 'create'], ...edit })
  r.post('/', { to: [Samples, 'store'], ...edit, form: 'create' })
  r.get('/:sample', { to: [Samples, 'edit'], ...edit })
  r.put('/:sample', { to: [Samples, 'update'], ...edit, form: 'edit' })
}
