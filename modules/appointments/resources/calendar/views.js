import { idleDays, weekOf } from './weeks.js'

const VIEWS = {
  day: 'resourceTimeGridDay',
  week: 'timeGridWeek',
  month: 'dayGridMonth',
  agenda: 'listWeek',
}
const WEEKDAY = { weekday: 'short', day: 'numeric', month: 'numeric' }

/** In the library's words. A week of several doctors has a lane for each of them within the day. */
export function viewOf(choice) {
  return choice.isLaned ? 'resourceTimeGridWeek' : VIEWS[choice.view]
}

export const OF_VIEWS = {
  timeGridWeek: { columnWidth: 'minmax(7rem, 1fr)', dayHeaderFormat: WEEKDAY },
  resourceTimeGridWeek: {
    datesAboveResources: true,
    columnWidth: 'minmax(3.25rem, 1fr)',
    dayHeaderFormat: WEEKDAY,
  },
  listWeek: { listDayFormat: { weekday: 'long' } },
}

/** Days of the week that are left out, and none in other views. */
export function hiddenDays(choice, settings, booked = new Set()) {
  return choice.view === 'week' ? idleDays(settings, choice.date, booked) : []
}

/** What every column of the grid stands for, from left to right. */
export function columnsOf(choice, settings, hidden) {
  const doctors = choice.shown.map(({ id }) => id)
  if (choice.view === 'day') return doctors.map((doctorId) => ({ date: choice.date, doctorId }))
  const dates = weekOf(choice.date, settings.firstDay).filter(
    (date) => !hidden.includes(new Date(`${date}T00:00Z`).getUTCDay())
  )
  const lanes = choice.isLaned ? doctors : [choice.oneDoctor()]
  return dates.flatMap((date) => lanes.map((doctorId) => ({ date, doctorId })))
}
