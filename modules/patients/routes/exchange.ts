import type { RouteBuilder } from '@medtrack/sdk'

const Downloads = () => import('../controllers/exchange/downloads_controller.js')
const Exports = () => import('../controllers/exchange/exports_controller.js')
const KeptResources = () => import('../controllers/exchange/kept_resources_controller.js')
const PatientExports = () => import('../controllers/exchange/patient_exports_controller.js')
const PersonChoices = () => import('../controllers/exchange/person_choices_controller.js')
const RecordImportRuns = () => import('../controllers/exchange/record_import_runs_controller.js')
const RecordImports = () => import('../controllers/exchange/record_imports_controller.js')
const RecordImportUndos = () => import('../controllers/exchange/record_import_undos_controller.js')

/** Whole records from other systems, and to them. */
export function exchangeRoutes(r: RouteBuilder) {
  importing(r, 'patients.records.import')
  exporting(r, 'patients.export')
  r.get('/:patient/other-systems', {
    to: [KeptResources, 'index'],
    permission: 'patients.clinical.view',
  })
  r.get('/:patient/other-systems/:source', {
    to: [KeptResources, 'show'],
    permission: 'patients.clinical.view',
  })
}

function importing(r: RouteBuilder, permission: string) {
  const base = '/record-imports'
  r.get(base, { to: [RecordImports, 'index'], permission })
  r.get(`${base}/new`, { to: [RecordImports, 'create'], permission })
  r.post(base, { to: [RecordImports, 'store'], permission, form: 'create' })
  r.get(`${base}/:recordImport`, { to: [RecordImports, 'show'], permission })
  r.delete(`${base}/:recordImport`, { to: [RecordImports, 'destroy'], permission })
  r.post(`${base}/:recordImport/run`, { to: [RecordImportRuns, 'store'], permission })
  r.post(`${base}/:recordImport/undo`, { to: [RecordImportUndos, 'store'], permission })
  r.put(`${base}/:recordImport/people/:person`, { to: [PersonChoices, 'update'], permission })
}

function exporting(r: RouteBuilder, permission: string) {
  r.get('/exports', { to: [Exports, 'index'], permission })
  r.post('/exports', { to: [Exports, 'store'], permission, form: 'index' })
  r.get('/exports/:export', { to: [Exports, 'show'], permission })
  r.delete('/exports/:export', { to: [Exports, 'destroy'], permission })
  r.get('/exports/:export/file', { to: [Downloads, 'show'], permission })
  r.get('/:patient/exports', { to: [PatientExports, 'create'], permission })
  r.post('/:patient/exports', { to: [PatientExports, 'store'], permission, form: 'create' })
}
