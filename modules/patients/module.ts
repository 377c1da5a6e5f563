import { defineModule } from '@medtrack/sdk'
import { records } from './patient_records.js'
import { permissions } from './permissions.js'
import { accessRoutes } from './routes/access.js'
import { detailRoutes } from './routes/details.js'
import { erasureRoutes } from './routes/erasure.js'
import { fileRoutes } from './routes/files.js'
import { historyRoutes } from './routes/history.js'
import { importRoutes } from './routes/imports.js'
import { prescriptionRoutes, publicPrescriptionRoutes } from './routes/prescriptions.js'
import { planRoutes } from './routes/plans.js'
import { recordRoutes } from './routes/records.js'
import { visitRoutes } from './routes/visits.js'
import { detailSlots } from './slots/details.js'

export default defineModule({
  title: 'Patients',
  summary:
    'The people your clinic looks after: their records, visits, prescriptions and plans, from one search box.',
  icon: 'users',

  permissions,
  patientRecords: records,

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
    recordRoutes(r)
    importRoutes(r)
    detailRoutes(r)
    erasureRoutes(r)
    accessRoutes(r)
    visitRoutes(r)
    fileRoutes(r)
    historyRoutes(r)
    prescriptionRoutes(r)
    planRoutes(r)
  },
  publicRoutes: publicPrescriptionRoutes,

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
      slot: 'home.card',
      permission: 'patients.visits.sign',
      order: 5,
      fill: () => import('./slots/unsigned_card.js'),
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
    ...detailSlots,
    {
      slot: 'patient.tab',
      permission: 'patients.prescriptions.view',
      order: 30,
      fill: () => import('./slots/prescriptions_tab.js'),
    },
    {
      slot: 'patient.card',
      permission: 'patients.prescriptions.view',
      order: 30,
      fill: () => import('./slots/prescriptions_card.js'),
    },
    {
      slot: 'patient.tab',
      permission: 'patients.plans.view',
      order: 40,
      fill: () => import('./slots/plans_tab.js'),
    },
    {
      slot: 'patient.card',
      permission: 'patients.plans.view',
      order: 40,
      fill: () => import('./slots/plans_card.js'),
    },
    {
      slot: 'home.card',
      permission: 'patients.plans.view',
      order: 20,
      fill: () => import('./slots/due_steps_card.js'),
    },
    {
      slot: 'patient.tab',
      permission: 'patients.access.view',
      order: 90,
      fill: () => import('./slots/access_tab.js'),
    },
    {
      slot: 'patient.card',
      permission: 'patients.erase',
      order: 95,
      fill: () => import('./slots/keeping_card.js'),
    },
    {
      slot: 'patient.tab',
      permission: 'patients.visits.view',
      order: 10,
      fill: () => import('./slots/visits_tab.js'),
    },
    {
      slot: 'patient.card',
      permission: 'patients.visits.view',
      order: 10,
      fill: () => import('./slots/visits_card.js'),
    },
    {
      slot: 'patient.tab',
      permission: 'patients.clinical.view',
      order: 50,
      fill: () => import('./slots/files_tab.js'),
    },
  ],

  jobs: {
    check: () => import('./jobs/check_import.js'),
    import: () => import('./jobs/run_import.js'),
    undo: () => import('./jobs/undo_import.js'),
    erase: () => import('./jobs/erase_patient.js'),
    emergency_mail: () => import('./jobs/emergency_mail.js'),
    readRecords: () => import('./jobs/read_records.js'),
    importRecords: () => import('./jobs/import_records.js'),
  },

  demo: () => import('./demo/people.js'),
  verify: () => import('./verify.js'),
})
