import type { RouteBuilder } from '@medtrack/sdk'

const Exports = () => import('../controllers/exports_controller.js')
const LookAlikes = () => import('../controllers/look_alikes_controller.js')
const PatientArchives = () => import('../controllers/patient_archives_controller.js')
const Patients = () => import('../controllers/patients_controller.js')

/** The register: who the patients are. */
export function recordRoutes(r: RouteBuilder) {
  r.get('/', { to: [Patients, 'index'], permission: 'patients.view' })
  r.get('/new', { to: [Patients, 'create'], permission: 'patients.edit' })
  r.post('/', { to: [Patients, 'store'], permission: 'patients.edit', form: 'create' })
  r.post('/look-alikes', {
    to: [LookAlikes, 'store'],
    permission: 'patients.edit',
    worksReadOnly: true,
  })
  r.get('/export', { to: [Exports, 'show'], permission: 'patients.export' })

  r.get('/:patient', { to: [Patients, 'show'], permission: 'patients.view' })
  r.get('/:patient/edit', { to: [Patients, 'edit'], permission: 'patients.edit' })
  r.put('/:patient', { to: [Patients, 'update'], permission: 'patients.edit', form: 'edit' })
  r.post('/:patient/archive', { to: [PatientArchives, 'store'], permission: 'patients.archive' })
  r.delete('/:patient/archive', {
    to: [PatientArchives, 'destroy'],
    permission: 'patients.archive',
  })
}
