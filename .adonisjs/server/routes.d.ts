import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'session.show': { paramsTuple?: []; params?: {} }
    'session.store': { paramsTuple?: []; params?: {} }
    'session.destroy': { paramsTuple?: []; params?: {} }
    'forgotten_password.show': { paramsTuple?: []; params?: {} }
    'forgotten_password.store': { paramsTuple?: []; params?: {} }
    'password_reset.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'password_reset.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitation_acceptance.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitation_acceptance.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'sign_ups.show': { paramsTuple?: []; params?: {} }
    'sign_ups.store': { paramsTuple?: []; params?: {} }
    'sign_up_confirmations.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'sign_up_confirmations.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'preferences.store': { paramsTuple?: []; params?: {} }
    'landing.show': { paramsTuple?: []; params?: {} }
    'clinics.index': { paramsTuple?: []; params?: {} }
    'account.show': { paramsTuple?: []; params?: {} }
    'account.update': { paramsTuple?: []; params?: {} }
    'password.update': { paramsTuple?: []; params?: {} }
    'everywhere.destroy': { paramsTuple?: []; params?: {} }
    'stripe_webhooks.store': { paramsTuple?: []; params?: {} }
    'home.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'search.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'details.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'details.update': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'modules.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'module_switch.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'module': ParamValue} }
    'module_switch.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'module': ParamValue} }
    'updates.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'updates.update': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'updates.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'module': ParamValue} }
    'updates.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'update': ParamValue} }
    'plan.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'plan.update': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'cancellation.destroy': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'subscription_invoices.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'invoice': ParamValue} }
    'invoice_pdfs.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'invoice': ParamValue} }
    'checkouts.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'invoice': ParamValue} }
    'payment_portal.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'support_visits.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'support_visits.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'visit': ParamValue} }
    'members.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'members.update': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'member': ParamValue} }
    'members.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'member': ParamValue} }
    'invitations.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'invitations.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'invitation': ParamValue} }
    'invitation_mails.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'invitation': ParamValue} }
    'trail.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'trail_exports.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.home': { paramsTuple?: []; params?: {} }
    'console.clinics.index': { paramsTuple?: []; params?: {} }
    'console.clinics.create': { paramsTuple?: []; params?: {} }
    'console.clinics.store': { paramsTuple?: []; params?: {} }
    'console.clinics.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_suspension.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_suspension.destroy': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_archive.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_deletion.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_plan.edit': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_plan.update': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_ring.update': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.owner_invitations.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_visits.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.visits.destroy': { paramsTuple: [ParamValue]; params: {'visit': ParamValue} }
    'console.clinic_deletion.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.modules.index': { paramsTuple?: []; params?: {} }
    'console.queue.index': { paramsTuple?: []; params?: {} }
    'console.queue.update': { paramsTuple?: []; params?: {} }
    'console.rollouts.index': { paramsTuple?: []; params?: {} }
    'console.rollouts.create': { paramsTuple?: []; params?: {} }
    'console.rollouts.store': { paramsTuple?: []; params?: {} }
    'console.rollouts.show': { paramsTuple: [ParamValue]; params: {'rollout': ParamValue} }
    'console.rollouts.live': { paramsTuple: [ParamValue]; params: {'rollout': ParamValue} }
    'console.rollout_state.update': { paramsTuple: [ParamValue]; params: {'rollout': ParamValue} }
    'console.rollout_steps.update': { paramsTuple: [ParamValue,ParamValue]; params: {'rollout': ParamValue,'step': ParamValue} }
    'console.plans.index': { paramsTuple?: []; params?: {} }
    'console.plans.create': { paramsTuple?: []; params?: {} }
    'console.plans.store': { paramsTuple?: []; params?: {} }
    'console.plans.edit': { paramsTuple: [ParamValue]; params: {'plan': ParamValue} }
    'console.plans.update': { paramsTuple: [ParamValue]; params: {'plan': ParamValue} }
    'console.plan_archive.store': { paramsTuple: [ParamValue]; params: {'plan': ParamValue} }
    'console.plan_archive.destroy': { paramsTuple: [ParamValue]; params: {'plan': ParamValue} }
    'console.invoices.index': { paramsTuple?: []; params?: {} }
    'console.invoices.show': { paramsTuple: [ParamValue]; params: {'invoice': ParamValue} }
    'console.invoice_payments.store': { paramsTuple: [ParamValue]; params: {'invoice': ParamValue} }
    'console.invoice_void.store': { paramsTuple: [ParamValue]; params: {'invoice': ParamValue} }
    'console.subscriptions.index': { paramsTuple?: []; params?: {} }
    'console.flags.index': { paramsTuple?: []; params?: {} }
    'console.flags.show': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
    'console.flags.store': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
    'console.flags.update': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
    'console.flag_kill_switch.store': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
    'console.flag_kill_switch.destroy': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
    'console.flag_schedule.update': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
    'console.team.index': { paramsTuple?: []; params?: {} }
    'console.team.store': { paramsTuple?: []; params?: {} }
    'console.team.destroy': { paramsTuple: [ParamValue]; params: {'user': ParamValue} }
    'console.audit.index': { paramsTuple?: []; params?: {} }
  }
  GET: {
    'session.show': { paramsTuple?: []; params?: {} }
    'forgotten_password.show': { paramsTuple?: []; params?: {} }
    'password_reset.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitation_acceptance.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'sign_ups.show': { paramsTuple?: []; params?: {} }
    'sign_up_confirmations.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'landing.show': { paramsTuple?: []; params?: {} }
    'clinics.index': { paramsTuple?: []; params?: {} }
    'account.show': { paramsTuple?: []; params?: {} }
    'home.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'search.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'details.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'modules.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'updates.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'plan.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'subscription_invoices.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'invoice': ParamValue} }
    'invoice_pdfs.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'invoice': ParamValue} }
    'support_visits.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'members.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'trail.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'trail_exports.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.home': { paramsTuple?: []; params?: {} }
    'console.clinics.index': { paramsTuple?: []; params?: {} }
    'console.clinics.create': { paramsTuple?: []; params?: {} }
    'console.clinics.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_plan.edit': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_deletion.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.modules.index': { paramsTuple?: []; params?: {} }
    'console.queue.index': { paramsTuple?: []; params?: {} }
    'console.rollouts.index': { paramsTuple?: []; params?: {} }
    'console.rollouts.create': { paramsTuple?: []; params?: {} }
    'console.rollouts.show': { paramsTuple: [ParamValue]; params: {'rollout': ParamValue} }
    'console.rollouts.live': { paramsTuple: [ParamValue]; params: {'rollout': ParamValue} }
    'console.plans.index': { paramsTuple?: []; params?: {} }
    'console.plans.create': { paramsTuple?: []; params?: {} }
    'console.plans.edit': { paramsTuple: [ParamValue]; params: {'plan': ParamValue} }
    'console.invoices.index': { paramsTuple?: []; params?: {} }
    'console.invoices.show': { paramsTuple: [ParamValue]; params: {'invoice': ParamValue} }
    'console.subscriptions.index': { paramsTuple?: []; params?: {} }
    'console.flags.index': { paramsTuple?: []; params?: {} }
    'console.flags.show': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
    'console.team.index': { paramsTuple?: []; params?: {} }
    'console.audit.index': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'session.show': { paramsTuple?: []; params?: {} }
    'forgotten_password.show': { paramsTuple?: []; params?: {} }
    'password_reset.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitation_acceptance.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'sign_ups.show': { paramsTuple?: []; params?: {} }
    'sign_up_confirmations.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'landing.show': { paramsTuple?: []; params?: {} }
    'clinics.index': { paramsTuple?: []; params?: {} }
    'account.show': { paramsTuple?: []; params?: {} }
    'home.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'search.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'details.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'modules.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'updates.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'plan.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'subscription_invoices.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'invoice': ParamValue} }
    'invoice_pdfs.show': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'invoice': ParamValue} }
    'support_visits.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'members.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'trail.index': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'trail_exports.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.home': { paramsTuple?: []; params?: {} }
    'console.clinics.index': { paramsTuple?: []; params?: {} }
    'console.clinics.create': { paramsTuple?: []; params?: {} }
    'console.clinics.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_plan.edit': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_deletion.show': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.modules.index': { paramsTuple?: []; params?: {} }
    'console.queue.index': { paramsTuple?: []; params?: {} }
    'console.rollouts.index': { paramsTuple?: []; params?: {} }
    'console.rollouts.create': { paramsTuple?: []; params?: {} }
    'console.rollouts.show': { paramsTuple: [ParamValue]; params: {'rollout': ParamValue} }
    'console.rollouts.live': { paramsTuple: [ParamValue]; params: {'rollout': ParamValue} }
    'console.plans.index': { paramsTuple?: []; params?: {} }
    'console.plans.create': { paramsTuple?: []; params?: {} }
    'console.plans.edit': { paramsTuple: [ParamValue]; params: {'plan': ParamValue} }
    'console.invoices.index': { paramsTuple?: []; params?: {} }
    'console.invoices.show': { paramsTuple: [ParamValue]; params: {'invoice': ParamValue} }
    'console.subscriptions.index': { paramsTuple?: []; params?: {} }
    'console.flags.index': { paramsTuple?: []; params?: {} }
    'console.flags.show': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
    'console.team.index': { paramsTuple?: []; params?: {} }
    'console.audit.index': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'session.store': { paramsTuple?: []; params?: {} }
    'forgotten_password.store': { paramsTuple?: []; params?: {} }
    'password_reset.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitation_acceptance.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'sign_ups.store': { paramsTuple?: []; params?: {} }
    'sign_up_confirmations.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'preferences.store': { paramsTuple?: []; params?: {} }
    'stripe_webhooks.store': { paramsTuple?: []; params?: {} }
    'module_switch.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'module': ParamValue} }
    'updates.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'module': ParamValue} }
    'checkouts.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'invoice': ParamValue} }
    'payment_portal.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'invitations.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'invitation_mails.store': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'invitation': ParamValue} }
    'console.clinics.store': { paramsTuple?: []; params?: {} }
    'console.clinic_suspension.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_archive.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_deletion.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.owner_invitations.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_visits.store': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.rollouts.store': { paramsTuple?: []; params?: {} }
    'console.plans.store': { paramsTuple?: []; params?: {} }
    'console.plan_archive.store': { paramsTuple: [ParamValue]; params: {'plan': ParamValue} }
    'console.invoice_payments.store': { paramsTuple: [ParamValue]; params: {'invoice': ParamValue} }
    'console.invoice_void.store': { paramsTuple: [ParamValue]; params: {'invoice': ParamValue} }
    'console.flags.store': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
    'console.flag_kill_switch.store': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
    'console.team.store': { paramsTuple?: []; params?: {} }
  }
  DELETE: {
    'session.destroy': { paramsTuple?: []; params?: {} }
    'everywhere.destroy': { paramsTuple?: []; params?: {} }
    'module_switch.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'module': ParamValue} }
    'updates.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'update': ParamValue} }
    'cancellation.destroy': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'support_visits.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'visit': ParamValue} }
    'members.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'member': ParamValue} }
    'invitations.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'invitation': ParamValue} }
    'console.clinic_suspension.destroy': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.visits.destroy': { paramsTuple: [ParamValue]; params: {'visit': ParamValue} }
    'console.plan_archive.destroy': { paramsTuple: [ParamValue]; params: {'plan': ParamValue} }
    'console.flag_kill_switch.destroy': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
    'console.team.destroy': { paramsTuple: [ParamValue]; params: {'user': ParamValue} }
  }
  PUT: {
    'account.update': { paramsTuple?: []; params?: {} }
    'password.update': { paramsTuple?: []; params?: {} }
    'details.update': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'updates.update': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'plan.update': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'members.update': { paramsTuple: [ParamValue,ParamValue]; params: {'clinic': ParamValue,'member': ParamValue} }
    'console.clinic_plan.update': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.clinic_ring.update': { paramsTuple: [ParamValue]; params: {'clinic': ParamValue} }
    'console.queue.update': { paramsTuple?: []; params?: {} }
    'console.rollout_state.update': { paramsTuple: [ParamValue]; params: {'rollout': ParamValue} }
    'console.rollout_steps.update': { paramsTuple: [ParamValue,ParamValue]; params: {'rollout': ParamValue,'step': ParamValue} }
    'console.plans.update': { paramsTuple: [ParamValue]; params: {'plan': ParamValue} }
    'console.flags.update': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
    'console.flag_schedule.update': { paramsTuple: [ParamValue]; params: {'flag': ParamValue} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}