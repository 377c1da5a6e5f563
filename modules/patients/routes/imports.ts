import type { RouteBuilder } from '@medtrack/sdk'

const ImportMappings = () => import('../controllers/import_mappings_controller.js')
const ImportRuns = () => import('../controllers/import_runs_controller.js')
const Imports = () => import('../controllers/imports_controller.js')
const ImportUndos = () => import('../controllers/import_undos_controller.js')
const RowChoices = () => import('../controllers/row_choices_controller.js')
const UnusableRows = () => import('../controllers/unusable_rows_controller.js')

/** From a spreadsheet to records, and back out again. */
export function importRoutes(r: RouteBuilder) {
  r.get('/imports', { to: [Imports, 'index'], permission: 'patients.import' })
  r.get('/imports/new', { to: [Imports, 'create'], permission: 'patients.import' })
  r.post('/imports', { to: [Imports, 'store'], permission: 'patients.import', form: 'create' })
  r.get('/imports/:import', { to: [Imports, 'show'], permission: 'patients.import' })
  r.delete('/imports/:import', { to: [Imports, 'destroy'], permission: 'patients.import' })
  r.get('/imports/:import/mapping', {
    to: [ImportMappings, 'edit'],
    permission: 'patients.import',
  })
  r.put('/imports/:import/mapping', {
    to: [ImportMappings, 'update'],
    permission: 'patients.import',
    form: 'edit',
  })
  r.post('/imports/:import/run', { to: [ImportRuns, 'store'], permission: 'patients.import' })
  r.post('/imports/:import/undo', { to: [ImportUndos, 'store'], permission: 'patients.import' })
  r.post('/imports/:import/rows/:row/choice', {
    to: [RowChoices, 'store'],
    permission: 'patients.import',
  })
  r.delete('/imports/:import/rows/:row/choice', {
    to: [RowChoices, 'destroy'],
    permission: 'patients.import',
  })
  r.get('/imports/:import/unusable', {
    to: [UnusableRows, 'show'],
    permission: 'patients.import',
  })
}
