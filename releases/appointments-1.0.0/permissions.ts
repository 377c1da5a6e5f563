import { EVERYONE } from '@medtrack/sdk'
import type { PermissionDeclaration } from '@medtrack/sdk'

/**
 * Reception runs the schedule, doctors and nurses see it and say who came. A doctor who works alone is an owner, who
 * may do everything.
 */
export const permissions: Record<string, PermissionDeclaration> = {
  'appointments.view': { title: 'See the schedule', roles: EVERYONE, support: true },
  'appointments.book': {
    title: 'Book, move and cancel appointments',
    roles: ['owner', 'receptionist'],
  },
  'appointments.attend': { title: 'Say who arrived, was seen, or did not come', roles: EVERYONE },
  'appointments.overbook': {
    title: 'Book over a time that is taken',
    roles: ['owner', 'receptionist'],
  },
  'appointments.leave': {
    title: 'Enter leave; doctors their own only',
    roles: ['owner', 'doctor', 'receptionist'],
  },
  'appointments.close': {
    title: 'Enter days on which the clinic is closed, and leave of anybody',
    roles: ['owner', 'receptionist'],
  },
  'appointments.setup': {
    title: 'Set working hours, kinds of appointment, rooms, reminders and online booking',
    roles: ['owner'],
  },
  'appointments.feed': { title: 'Subscribe to the own calendar', roles: EVERYONE },
  'appointments.statistics': { title: 'See statistics of the schedule', roles: ['owner'] },
}
