import type { SlotFill } from '@medtrack/sdk'

const permission = 'patients.clinical.view'

/** What the details show in the chart: their tabs, and cards on its first page. */
export const detailSlots: SlotFill[] = [
  {
    slot: 'patient.tab',
    permission,
    order: 20,
    fill: () => import('./health_tab.js'),
  },
  {
    slot: 'patient.tab',
    permission: 'patients.view',
    order: 21,
    fill: () => import('./administration_tab.js'),
  },
  { slot: 'patient.card', permission, order: 20, fill: () => import('./vitals_card.js') },
  { slot: 'patient.card', permission, order: 10, fill: () => import('./problems_card.js') },
  { slot: 'patient.card', permission, order: 11, fill: () => import('./allergies_card.js') },
  { slot: 'patient.card', permission, order: 12, fill: () => import('./medicines_card.js') },
]
