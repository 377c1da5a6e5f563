import { clinicPage } from '#gateway/clinic_routes'

const Home = () => import('#clinics/controllers/home_controller')
const Search = () => import('#gateway/search_controller')

/** The core's own pages of a clinic. Modules bring theirs. */
export function clinicRoutes() {
  clinicPage('GET', '', 'clinic.view', [Home, 'show'])
  clinicPage('GET', '/search', 'clinic.view', [Search, 'index'])
}
