import { clinicPage } from '#gateway/clinic_routes'

const Checkouts = () => import('#subscriptions/controllers/checkouts_controller')
const Details = () => import('#clinics/controllers/details_controller')
const Home = () => import('#gateway/home_controller')
const InvoicePdfs = () => import('#subscriptions/controllers/invoice_pdfs_controller')
const InvitationMails = () => import('#clinics/controllers/invitation_mails_controller')
const Invitations = () => import('#clinics/controllers/invitations_controller')
const Members = () => import('#clinics/controllers/members_controller')
const Modules = () => import('#clinics/controllers/modules_controller')
const ModuleSwitch = () => import('#clinics/controllers/module_switch_controller')
const Cancellation = () => import('#subscriptions/controllers/cancellation_controller')
const SubscriptionInvoices = () => import('#subscriptions/controllers/invoices_controller')
const PaymentPortal = () => import('#subscriptions/controllers/payment_portal_controller')
const Plan = () => import('#subscriptions/controllers/plan_controller')
const Search = () => import('#gateway/search_controller')
const SupportVisits = () => import('#clinics/controllers/support_visits_controller')
const Trail = () => import('#clinics/controllers/trail_controller')
const Updates = () => import('#clinics/controllers/updates_controller')
const TrailExports = () => import('#clinics/controllers/trail_exports_controller')

/** The core's own pages of a clinic. Modules bring theirs. */
export function clinicRoutes() {
  clinicPage('GET', '', 'clinic.view', [Home, 'show'])
  clinicPage('GET', '/search', 'clinic.view', [Search, 'index'])

  clinicPage('GET', '/settings', 'clinic.settings', [Details, 'show'])
  clinicPage('PUT', '/settings', 'clinic.settings', [Details, 'update'], {
    form: [Details, 'show'],
  })
  clinicPage('GET', '/settings/modules', 'clinic.settings', [Modules, 'index'])
  const moduleSwitch = '/settings/modules/:module/switch'
  clinicPage('POST', moduleSwitch, 'clinic.settings', [ModuleSwitch, 'store'])
  clinicPage('DELETE', moduleSwitch, 'clinic.settings', [ModuleSwitch, 'destroy'])

  clinicPage('GET', '/settings/updates', 'clinic.settings', [Updates, 'index'])
  clinicPage('PUT', '/settings/updates', 'clinic.settings', [Updates, 'update'], {
    form: [Updates, 'index'],
  })
  clinicPage('POST', '/settings/updates/:module', 'clinic.settings', [Updates, 'store'])
  clinicPage('DELETE', '/settings/updates/:update', 'clinic.settings', [Updates, 'destroy'])

  clinicPage('GET', '/settings/plan', 'clinic.settings', [Plan, 'index'])
  clinicPage('PUT', '/settings/plan', 'clinic.settings', [Plan, 'update'], { worksReadOnly: true })
  clinicPage(
    'DELETE',
    '/settings/plan/cancellation',
    'clinic.settings',
    [Cancellation, 'destroy'],
    {
      worksReadOnly: true,
    }
  )
  const invoice = '/settings/plan/invoices/:invoice'
  clinicPage('GET', invoice, 'clinic.settings', [SubscriptionInvoices, 'show'])

  clinicPage('GET', `${invoice}/pdf`, 'clinic.settings', [InvoicePdfs, 'show'])
  clinicPage('POST', `${invoice}/checkout`, 'clinic.settings', [Checkouts, 'store'], {
    worksReadOnly: true,
  })
  clinicPage('POST', '/settings/plan/portal', 'clinic.settings', [PaymentPortal, 'store'], {
    worksReadOnly: true,
  })
  clinicPage('GET', '/settings/support', 'clinic.settings', [SupportVisits, 'index'])
  const visit = '/settings/support/:visit'
  clinicPage('DELETE', visit, 'clinic.settings', [SupportVisits, 'destroy'], {
    worksReadOnly: true,
  })

  clinicPage('GET', '/members', 'clinic.members', [Members, 'index'])
  clinicPage('PUT', '/members/:member', 'clinic.members', [Members, 'update'])
  clinicPage('DELETE', '/members/:member', 'clinic.members', [Members, 'destroy'])
  clinicPage('POST', '/members/invitations', 'clinic.members', [Invitations, 'store'], {
    form: [Members, 'index'],
  })
  const invitation = '/members/invitations/:invitation'
  clinicPage('DELETE', invitation, 'clinic.members', [Invitations, 'destroy'])
  clinicPage('POST', `${invitation}/mails`, 'clinic.members', [InvitationMails, 'store'])

  clinicPage('GET', '/audit', 'clinic.audit', [Trail, 'index'])
  clinicPage('GET', '/audit/export', 'clinic.audit', [TrailExports, 'show'])
}
