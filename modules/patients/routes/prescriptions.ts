import type { PublicRouteBuilder, RouteBuilder } from '@medtrack/sdk'

const Checks = () => import('../controllers/prescriptions/prescription_checks_controller.js')
const Papers = () => import('../controllers/prescriptions/prescription_papers_controller.js')
const Pdfs = () => import('../controllers/prescriptions/prescription_pdfs_controller.js')
const Prescriptions = () => import('../controllers/prescriptions/prescriptions_controller.js')
const Proofs = () => import('../controllers/prescriptions/prescription_proofs_controller.js')
const Reviews = () => import('../controllers/prescriptions/prescription_reviews_controller.js')
const Stops = () => import('../controllers/prescriptions/prescription_stops_controller.js')

const view = 'patients.prescriptions.view'
const write = 'patients.prescriptions.write'

/** Written, reviewed with its checks, issued; never changed, but stopped or renewed. */
export function prescriptionRoutes(r: RouteBuilder) {
  const all = '/:patient/prescriptions'
  r.get(all, { to: [Prescriptions, 'index'], permission: view })
  r.get(`${all}/new`, { to: [Prescriptions, 'create'], permission: write })
  r.post(`${all}/new`, { to: [Prescriptions, 'create'], permission: write, worksReadOnly: true })
  r.post(`${all}/checks`, { to: [Checks, 'store'], permission: write, worksReadOnly: true })
  r.post(`${all}/review`, {
    to: [Reviews, 'store'],
    permission: write,
    form: 'create',
    worksReadOnly: true,
  })
  r.post(all, { to: [Prescriptions, 'store'], permission: write, form: 'create' })

  const one = `${all}/:prescription`
  r.get(one, { to: [Prescriptions, 'show'], permission: view })
  r.post(`${one}/stop`, { to: [Stops, 'store'], permission: write, form: 'create' })
  r.get(`${one}/print`, { to: [Papers, 'show'], permission: view })
  r.get(`${one}/pdf`, { to: [Pdfs, 'show'], permission: view })
}

/** Where the printed code leads: genuine or not, and nothing else. */
export function publicPrescriptionRoutes(r: PublicRouteBuilder) {
  r.get('/prescriptions/:code', { to: [Proofs, 'show'] })
}
