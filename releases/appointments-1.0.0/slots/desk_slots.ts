import type { SlotFill } from '@medtrack/sdk'

const view = 'appointments.view'

/** What the front desk and setting up show on pages of others. */
export const deskSlots: SlotFill[] = [
  {
    slot: 'home.card',
    permission: view,
    order: 1,
    roles: ['owner', 'receptionist', 'nurse'],
    fill: () => import('./today_card.js'),
  },
  {
    slot: 'home.card',
    permission: view,
    order: 2,
    roles: ['owner', 'doctor'],
    fill: () => import('./next_patient_card.js'),
  },
  {
    slot: 'home.checklist',
    permission: 'appointments.setup',
    order: 10,
    fill: () => import('./hours_step.js'),
  },
  {
    slot: 'home.checklist',
    permission: 'appointments.setup',
    order: 20,
    fill: () => import('./type_step.js'),
  },
  {
    slot: 'home.checklist',
    permission: 'appointments.book',
    order: 50,
    fill: () => import('./first_booking_step.js'),
  },
  { slot: 'patient.tab', permission: view, order: 15, fill: () => import('./patient_tab.js') },
  { slot: 'patient.card', permission: view, order: 5, fill: () => import('./patient_card.js') },
  { slot: 'search', permission: view, order: 20, fill: () => import('./search.js') },
]
