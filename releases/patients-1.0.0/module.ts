import { defineModule, EVERYONE } from '@medtrack/sdk'

const Patients = () => import('./controllers/patients_controller.js')
const PatientArchives = () => import('./controllers/patient_archives_controller.js')
const LookAlikes = () => import('./controllers/look_alikes_controller.js')
const Exports = () => import('./controllers/exports_controller.js')
const Imports = () => import('./controllers/imports_controller.js')
const ImportMappings = () => import('./controllers/import_mappings_controller.js')
const ImportRuns = () => import('./controllers/import_runs_controller.js')
const ImportUndos = () => import('./controllers/import_undos_controller.js')
const RowChoices = () => import('./controllers/row_choices_controller.js')
const UnusableRows = () => import('./controllers/unusable_rows_controller.js')

export default defineModule({
  title: 'Patients',
  summary:
    'The people your clinic looks after: records, one search box, import from a spreadsheet.',
  icon: 'users',

  permissions: {
    'patients.view': { title: 'Find and read patients', roles: EVERYONE, support: true },
    'patients.edit': { title: 'Add and change patients', roles: EVERYONE },
    'patients.archive': { title: 'Archive and restore patients', roles: ['owner', 'doctor'] },
    'patients.import': {
      title: 'Import patients from a spreadsheet',
      roles: ['owner', 'receptionist'],
    },
    'patients.export': { title: 'Export all patients', roles: ['owner'] },
  },

  limits: {
    patients: {
      title: 'Patients',
      count: async (db) => {
        const [{ total }] = await db.from('patients').whereNull('archived_at').count('* as total')
        return Number(total)
      },
    },
  },

  routes(r) {
    r.get('/', { to: [Patients, 'index'], permission: 'patients.view' })
    r.get('/new', { to: [Patients, 'create'], permission: 'patients.edit' })
    r.post('/', { to: [Patients, 'store'], permission: 'patients.edit', form: 'create' })
    r.post('/look-alikes', {
      to: [LookAlikes, 'store'],
      permission: 'patients.edit',
      worksReadOnly: true,
    })
    r.get('/export', { to: [Exports, 'show'], permission: 'patients.export' })

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

    r.get('/:patient', { to: [Patients, 'show'], permission: 'patients.view' })
    r.get('/:patient/edit', { to: [Patients, 'edit'], permission: 'patients.edit' })
    r.put('/:patient', { to: [Patients, 'update'], permission: 'patients.edit', form: 'edit' })
    r.post('/:patient/archive', { to: [PatientArchives, 'store'], permission: 'patients.archive' })
    r.delete('/:patient/archive', {
      to: [PatientArchives, 'destroy'],
      permission: 'patients.archive',
    })
  },

  views: new URL('./views/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  translations: new URL('./lang/', import.meta.url),

  navigation: [
    { label: 'title', icon: 'users', path: '/', permission: 'patients.view', order: 10 },
  ],

  slots: [
    {
      slot: 'home.card',
      permission: 'patients.view',
      order: 10,
      fill: () => import('./slots/recent_card.js'),
    },
    {
      slot: 'home.checklist',
      permission: 'patients.edit',
      order: 40,
      fill: () => import('./slots/first_patient.js'),
    },
    {
      slot: 'search',
      permission: 'patients.view',
      order: 10,
      fill: () => import('./slots/search.js'),
    },
  ],

  jobs: {
    check: () => import('./jobs/check_import.js'),
    import: () => import('./jobs/run_import.js'),
    undo: () => import('./jobs/undo_import.js'),
  },

  demo: () => import('./demo/people.js'),
  verify: () => import('./verify.js'),
})
