import type { RouteBuilder } from '@medtrack/sdk'
import { DETAIL_NAMES, PART_PERMISSIONS, PLACES, type DetailName } from '../details/places.js'

const Administration = () => import('../controllers/details/administration_controller.js')
const AllergyReviews = () => import('../controllers/details/allergy_reviews_controller.js')
const Health = () => import('../controllers/details/health_controller.js')
const Icd10Searches = () => import('../controllers/details/icd10_searches_controller.js')
const IdentifierReadings = () => import('../controllers/details/identifier_readings_controller.js')
const NoneKnown = () => import('../controllers/details/none_known_controller.js')
const Vitals = () => import('../controllers/details/vitals_controller.js')

/** Medical and administrative details of a chart: a tab for each part, a form for each kind of entry. */
export function detailRoutes(r: RouteBuilder) {
  const { health, administration } = PART_PERMISSIONS
  r.get('/:patient/health', { to: [Health, 'show'], permission: health.view })
  r.get('/:patient/administration', {
    to: [Administration, 'show'],
    permission: administration.view,
  })
  r.get('/:patient/administration/identifiers/:identifier', {
    to: [IdentifierReadings, 'show'],
    permission: administration.edit,
  })
  r.post('/:patient/health/none-known', { to: [NoneKnown, 'store'], permission: health.edit })
  const review = '/:patient/health/allergy-review'
  r.get(review, { to: [AllergyReviews, 'create'], permission: health.edit })
  r.post(review, { to: [AllergyReviews, 'store'], permission: health.edit, form: 'create' })
  r.post('/icd10', {
    to: [Icd10Searches, 'store'],
    permission: health.view,
    worksReadOnly: true,
  })
  r.get('/:patient/health/vitals', { to: [Vitals, 'index'], permission: health.view })
  for (const name of DETAIL_NAMES) entryRoutes(r, name)
}

function entryRoutes(r: RouteBuilder, name: DetailName) {
  const { part, param } = PLACES[name]
  const { edit: permission } = PART_PERMISSIONS[part]
  const base = `/:patient/${part}/${name}`
  const Entries = name === 'vitals' ? Vitals : entriesOf(name)
  r.get(`${base}/new`, { to: [Entries, 'create'], permission })
  r.post(base, { to: [Entries, 'store'], permission, form: 'create' })
  r.get(`${base}/:${param}/edit`, { to: [entriesOf(name), 'edit'], permission })
  r.put(`${base}/:${param}`, { to: [entriesOf(name), 'update'], permission, form: 'edit' })
  r.post(`${base}/:${param}/mistake`, { to: [mistakesOf(name), 'store'], permission })
  r.delete(`${base}/:${param}/mistake`, { to: [mistakesOf(name), 'destroy'], permission })
}

function entriesOf(name: DetailName) {
  return async () => {
    const { entriesController } = await import('../controllers/details/entries_controller.js')
    return { default: await entriesController(name) }
  }
}

function mistakesOf(name: DetailName) {
  return async () => {
    const { mistakesController } = await import('../controllers/details/mistakes_controller.js')
    return { default: await mistakesController(name) }
  }
}
