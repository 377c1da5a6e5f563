import { defineModule } from '@medtrack/sdk'
import { detailedJobs, detailedSlots } from './detailed.js'
import { records } from './patient_records.js'
import { permissions } from './permissions.js'
import { bookingRoutes } from './routes/booking.js'
import { calendarRoutes } from './routes/calendar.js'
import { deskRoutes } from './routes/desk.js'
import { feedRoutes, publicFeedRoutes } from './routes/feeds.js'
import { onlineRoutes, publicOnlineRoutes } from './routes/online.js'
import { publicReminderRoutes, reminderRoutes } from './routes/reminders.js'
import { seriesRoutes } from './routes/series.js'
import { setupRoutes } from './routes/setup.js'
import { statisticsRoutes } from './routes/statistics.js'
import { publicWaitingRoutes, waitingRoutes } from './routes/waiting.js'
import { deskSlots } from './slots/desk_slots.js'

export default defineModule({
  title: 'Appointments',
  summary: 'The schedule of your clinic: who comes when, to whom, and nobody twice at once.',
  icon: 'calendar-days',

  permissions,
  patientRecords: records,

  features: {
    basic: { title: 'Schedule of one doctor', plan: 'free', since: '1.0.0' },
    detailed: {
      title: 'Several doctors and rooms, series, waiting list, reminders, online booking, feeds',
      plan: 'pro',
      since: '1.0.0',
    },
  },

  routes(r) {
    calendarRoutes(r)
    deskRoutes(r)
    setupRoutes(r)
    seriesRoutes(r)
    waitingRoutes(r)
    reminderRoutes(r)
    onlineRoutes(r)
    feedRoutes(r)
    statisticsRoutes(r)
    // Last: its patterns begin with the appointment's id.
    bookingRoutes(r)
  },
  publicRoutes(r) {
    publicWaitingRoutes(r)
    publicReminderRoutes(r)
    publicOnlineRoutes(r)
    publicFeedRoutes(r)
  },

  views: new URL('./views/', import.meta.url),
  migrations: new URL('./migrations/', import.meta.url),
  translations: new URL('./lang/', import.meta.url),

  navigation: [
    {
      label: 'title',
      icon: 'calendar-days',
      path: '/',
      permission: 'appointments.view',
      order: 20,
    },
    {
      label: 'desk.title',
      icon: 'concierge-bell',
      path: '/desk',
      permission: 'appointments.view',
      order: 21,
    },
    {
      label: 'setup.navigation',
      icon: 'calendar-cog',
      path: '/setup',
      permission: 'appointments.leave',
      order: 22,
    },
  ],

  slots: [...deskSlots, ...detailedSlots],
  jobs: { ...detailedJobs, tellOfChange: () => import('./jobs/tell_of_change.js') },

  demo: () => import('./demo/clinic.js'),
  verify: () => import('./verify.js'),
})
