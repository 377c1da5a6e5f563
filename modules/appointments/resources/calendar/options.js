import { isNarrow } from './choice.js'
import { hiddenDays, OF_VIEWS, viewOf } from './views.js'
import { formatWall, nowIn, offsetText, plusSeconds } from './wall.js'

/** How the library draws, whatever is looked at. */
export function drawingOptions({ settings, choice, drawing }) {
  const { words, hours } = settings
  return {
    view: viewOf(choice),
    date: choice.date,
    locale: settings.locale,
    timeZone: offsetText(settings.zone),
    firstDay: settings.firstDay,
    hiddenDays: hiddenDays(choice, settings),
    headerToolbar: { start: '', center: '', end: '' },
    resources: resourcesOf(choice),
    lazyFetching: false,
    allDaySlot: false,
    nowIndicator: true,
    slotDuration: '00:15',
    slotLabelInterval: '01:00',
    snapDuration: '00:05',
    slotHeight: isNarrow() ? 26 : 22,
    slotMinTime: clock(hours.from),
    slotMaxTime: clock(hours.to),
    flexibleSlotTimeLimits: true,
    scrollTime: scrollTime(choice, settings),
    columnWidth: 'minmax(8.5rem, 1fr)',
    dayMaxEvents: true,
    displayEventEnd: true,
    slotEventOverlap: false,
    editable: settings.mayBook,
    eventLongPressDelay: 400,
    slotLabelFormat: (date) => formatClock(date, settings.locale),
    noEventsContent: words.empty,
    moreLinkContent: ({ num }) => words.more.replace('{count}', num),
    buttonText: (texts) => ({ ...texts, close: words.close }),
    resourceLabelContent: ({ resource, date }) => drawing.doctorLabel(resource, Boolean(date)),
    eventClassNames: (info) => drawing.classNames(info),
    eventContent: (info) => drawing.content(info),
    views: OF_VIEWS,
  }
}

export function resourcesOf(choice) {
  return choice.shown.map(({ id, name }) => ({ id, title: name }))
}

function clock(minutes) {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:00`
}

function scrollTime(choice, { zone }) {
  const now = nowIn(zone)
  return choice.date === now.slice(0, 10) ? plusSeconds(now, -3600).slice(11, 16) : '08:00'
}

/** The library hands dates over in the browser's zone, whose fields show the wall's time. */
function formatClock(date, locale) {
  const wall = `2000-01-01T${String(date.getHours()).padStart(2, '0')}:00:00`
  return formatWall(wall, locale, { hour: 'numeric', minute: '2-digit' })
}
