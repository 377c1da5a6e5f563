import type { ModuleContract, SlotFill } from '@medtrack/sdk'

const feature = 'detailed'

/** What the feature `detailed` shows in other places. */
export const detailedSlots: readonly SlotFill[] = [
  {
    slot: 'home.card',
    permission: 'appointments.book',
    feature,
    order: 6,
    fill: () => import('./slots/online_card.js'),
  },
  {
    slot: 'home.card',
    permission: 'appointments.book',
    feature,
    order: 7,
    fill: () => import('./slots/cancelled_card.js'),
  },
  {
    slot: 'patient.card',
    permission: 'appointments.book',
    feature,
    order: 70,
    fill: () => import('./slots/messages_card.js'),
  },
  {
    slot: 'report',
    permission: 'appointments.statistics',
    feature,
    order: 20,
    fill: () => import('./slots/statistics_report.js'),
  },
]

/** What it does in the background. */
export const detailedJobs: ModuleContract['jobs'] = {
  mailOnlineLink: () => import('./jobs/mail_online_link.js'),
  mailOnlineNews: () => import('./jobs/mail_online_news.js'),
  remind: () => import('./jobs/remind.js'),
  replanReminders: () => import('./jobs/replan_reminders.js'),
  offerFreed: () => import('./jobs/offer_freed.js'),
  offerNext: () => import('./jobs/offer_next.js'),
  sendOffer: () => import('./jobs/send_offer.js'),
  expireOffer: () => import('./jobs/expire_offer.js'),
  expireOnline: () => import('./jobs/expire_online.js'),
}
