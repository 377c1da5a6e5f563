import router from '@adonisjs/core/services/router'
import { middleware } from '#gateway/clinic_routes'

const Account = () => import('#identity/controllers/account_controller')
const Clinics = () => import('#identity/controllers/clinics_controller')
const Everywhere = () => import('#identity/controllers/everywhere_controller')
const ForgottenPassword = () => import('#identity/controllers/forgotten_password_controller')
const InvitationAcceptance = () => import('#identity/controllers/invitation_acceptance_controller')
const Landing = () => import('#identity/controllers/landing_controller')
const Password = () => import('#identity/controllers/password_controller')
const PasswordReset = () => import('#identity/controllers/password_reset_controller')
const Preferences = () => import('#identity/controllers/preferences_controller')
const Session = () => import('#identity/controllers/session_controller')
const SignUpConfirmations = () => import('#clinics/controllers/sign_up_confirmations_controller')
const SignUps = () => import('#clinics/controllers/sign_ups_controller')

/** Accounts: signing up, in and out, passwords, invitations, a person's own settings. */
export function identityRoutes() {
  router
    .group(() => {
      router.get('/sign-in', [Session, 'show'])
      router.post('/sign-in', [Session, 'store'])
    })
    .use(middleware.guest())
  router.delete('/session', [Session, 'destroy'])

  router.get('/password/forgot', [ForgottenPassword, 'show'])
  router.post('/password/forgot', [ForgottenPassword, 'store'])
  router.get('/password/reset/:token', [PasswordReset, 'show'])
  router.post('/password/reset/:token', [PasswordReset, 'store'])

  router.get('/invitations/:token', [InvitationAcceptance, 'show'])
  router.post('/invitations/:token', [InvitationAcceptance, 'store'])

  router.get('/sign-up', [SignUps, 'show'])
  router.post('/sign-up', [SignUps, 'store'])
  router.get('/sign-up/:token', [SignUpConfirmations, 'show'])
  router.post('/sign-up/:token', [SignUpConfirmations, 'store'])

  router.post('/preferences', [Preferences, 'store'])

  router
    .group(() => {
      router.get('/', [Landing, 'show'])
      router.get('/clinics', [Clinics, 'index'])
      router.get('/account', [Account, 'show'])
      router.put('/account', [Account, 'update'])
      router.put('/account/password', [Password, 'update'])
      router.delete('/sessions', [Everywhere, 'destroy'])
    })
    .use(middleware.authenticate())
}
