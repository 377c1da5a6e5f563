import type { RouteBuilder } from '@medtrack/sdk'

const Decisions = () => import('../controllers/duplicates/decisions_controller.js')
const Duplicates = () => import('../controllers/duplicates/duplicates_controller.js')
const Merges = () => import('../controllers/duplicates/merges_controller.js')
const NewMerges = () => import('../controllers/duplicates/new_merges_controller.js')

const permission = 'patients.merge'

/** Records that may be one person's. */
export function duplicateRoutes(r: RouteBuilder) {
  r.get('/duplicates', { to: [Duplicates, 'index'], permission })
  r.get('/duplicates/decisions', { to: [Decisions, 'index'], permission })
  r.get('/merges', { to: [Merges, 'index'], permission })
  r.get('/merges/:merge', { to: [Merges, 'show'], permission })
  r.delete('/merges/:merge', { to: [Merges, 'destroy'], permission, form: 'show' })
  r.get('/:patient/duplicates/:duplicate', { to: [NewMerges, 'create'], permission })
  r.post('/:patient/duplicates/:duplicate', {
    to: [NewMerges, 'store'],
    permission,
    form: 'create',
  })
  r.post('/:patient/duplicates/:duplicate/decision', { to: [Decisions, 'store'], permission })
  r.delete('/:patient/duplicates/:duplicate/decision', { to: [Decisions, 'destroy'], permission })
}
