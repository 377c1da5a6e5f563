import type { RouteBuilder } from '@medtrack/sdk'

const ChartHistory = () => import('../controllers/history/chart_history_controller.js')
const ClinicHistory = () => import('../controllers/history/clinic_history_controller.js')
const Exports = () => import('../controllers/history/history_exports_controller.js')

/** Questions to one record, and to all of them. */
export function historyRoutes(r: RouteBuilder) {
  r.get('/history', { to: [ClinicHistory, 'show'], permission: 'patients.history.search' })
  r.get('/history/export', { to: [Exports, 'show'], permission: 'patients.export' })
  r.get('/:patient/history', { to: [ChartHistory, 'show'], permission: 'patients.history.search' })
}
