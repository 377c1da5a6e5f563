import router from '@adonisjs/core/services/router'
import { consoleShell } from '#console/console_shell'
import { middleware } from '#gateway/clinic_routes'

const Audit = () => import('#console/controllers/audit_controller')
const ClinicArchive = () => import('#console/controllers/clinic_archive_controller')
const ClinicDeletion = () => import('#console/controllers/clinic_deletion_controller')
const ClinicSuspension = () => import('#console/controllers/clinic_suspension_controller')
const Clinics = () => import('#console/controllers/clinics_controller')
const Flags = () => import('#console/controllers/flags_controller')
const FlagKillSwitch = () => import('#console/controllers/flag_kill_switch_controller')
const FlagSchedule = () => import('#console/controllers/flag_schedule_controller')
const Modules = () => import('#console/controllers/modules_controller')
const PlanArchive = () => import('#console/controllers/plan_archive_controller')
const Plans = () => import('#console/controllers/plans_controller')
const OwnerInvitations = () => import('#console/controllers/owner_invitations_controller')

/** The super admin's pages. None of them enters a clinic. */
export function consoleRoutes() {
  router
    .group(() => {
      router.get('/', ({ response }) => response.redirect().toPath('/console/clinics')).as('home')
      router.get('/clinics', [Clinics, 'index'])
      router.get('/clinics/new', [Clinics, 'create'])
      router.post('/clinics', [Clinics, 'store'])
      router.get('/clinics/:clinic', [Clinics, 'show'])
      router.post('/clinics/:clinic/suspension', [ClinicSuspension, 'store'])
      router.delete('/clinics/:clinic/suspension', [ClinicSuspension, 'destroy'])
      router.post('/clinics/:clinic/archive', [ClinicArchive, 'store'])
      router.post('/clinics/:clinic/deletion', [ClinicDeletion, 'store'])
      router.post('/clinics/:clinic/owner-invitations', [OwnerInvitations, 'store'])
      router.get('/deletions/:clinic', [ClinicDeletion, 'show'])
      router.get('/modules', [Modules, 'index'])
      router.get('/plans', [Plans, 'index'])
      router.get('/plans/new', [Plans, 'create'])
      router.post('/plans', [Plans, 'store'])
      router.get('/plans/:plan', [Plans, 'edit'])
      router.put('/plans/:plan', [Plans, 'update'])
      router.post('/plans/:plan/archive', [PlanArchive, 'store'])
      router.delete('/plans/:plan/archive', [PlanArchive, 'destroy'])
      router.get('/flags', [Flags, 'index'])
      router.get('/flags/:flag', [Flags, 'show'])
      router.post('/flags/:flag', [Flags, 'store'])
      router.put('/flags/:flag', [Flags, 'update'])
      router.post('/flags/:flag/kill-switch', [FlagKillSwitch, 'store'])
      router.delete('/flags/:flag/kill-switch', [FlagKillSwitch, 'destroy'])
      router.put('/flags/:flag/schedule', [FlagSchedule, 'update'])
      router.get('/audit', [Audit, 'index'])
    })
    .prefix('/console')
    .as('console')
    .use([middleware.authenticate(), middleware.superAdmin(), consoleShell])
}
