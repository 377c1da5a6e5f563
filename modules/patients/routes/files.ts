import type { RouteBuilder } from '@medtrack/sdk'

const Contents = () => import('../controllers/files/file_contents_controller.js')
const Files = () => import('../controllers/files/files_controller.js')
const Previews = () => import('../controllers/files/file_previews_controller.js')
const Retractions = () => import('../controllers/files/file_retractions_controller.js')

/** Images and documents in a chart. */
export function fileRoutes(r: RouteBuilder) {
  const file = '/:patient/files/:file'
  r.get('/:patient/files', { to: [Files, 'index'], permission: 'patients.clinical.view' })
  r.post('/:patient/files', {
    to: [Files, 'store'],
    permission: 'patients.clinical.edit',
    form: 'index',
  })
  r.get(`${file}/content`, { to: [Contents, 'show'], permission: 'patients.clinical.view' })
  r.get(`${file}/preview`, { to: [Previews, 'show'], permission: 'patients.clinical.view' })
  r.post(`${file}/retraction`, { to: [Retractions, 'store'], permission: 'patients.clinical.edit' })
}
