import type { ModuleContract } from '@medtrack/sdk'

const feature = 'detailed'

/** What the feature `detailed` shows in other places. */
export const detailedSlots: ModuleContract['slots'] = [
  {
    slot: 'home.card',
    permission: 'appointments.book',
    feature,
    order: 6,
    fill: () => import('./slots/online_card.js'),
  },
]

/** What it does in the background. */
export const detailedJobs: ModuleContract['jobs'] = {
  mailOnlineLink: () => import('./jobs/mail_online_link.js'),
  mailOnlineNews: () => import('./jobs/mail_online_news.js'),
  expireOnline: () => import('./jobs/expire_online.js'),
}
