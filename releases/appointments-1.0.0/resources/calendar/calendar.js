import {
  createCalendar,
  DayGrid,
  Interaction,
  List,
  ResourceTimeGrid,
  TimeGrid,
} from '@event-calendar/core'
import { followCursor } from './cursor.js'
import { Drawing } from './drawing.js'
import { Moving } from './moving.js'
import { Panel } from './panel.js'
import { Source } from './source.js'
import { Choice, isNarrow } from './choice.js'
import { formatWall, nowIn, offsetText, plusSeconds, roundedDown } from './wall.js'

const VIEWS = {
  day: 'resourceTimeGridDay',
  week: 'timeGridWeek',
  month: 'dayGridMonth',
  agenda: 'listWeek',
}
const GATHER_MS = 150
const CLICK_MINUTES = 15

/** Brings the page of the calendar to life. */
export function openCalendar(page) {
  const settings = JSON.parse(page.dataset.calendar)
  const place = page.querySelector('#calendar')
  const drawing = new Drawing(settings)
  const choice = new Choice(page, settings)
  const panel = new Panel(page, settings, drawing)
  const source = new Source(settings, (trouble) => tell(page, trouble))
  const moving = new Moving({ settings, drawing, panel, refetch: () => refetch() })

  const calendar = createCalendar(
    place,
    [DayGrid, Interaction, List, ResourceTimeGrid, TimeGrid],
    options()
  )
  followCursor({ place, calendar, choice, drawing, source, settings, book })
  keepTidy(place)
  choice.onChange = show
  panel.onClose = () => focusLater()
  panel.onChanged = (id) => {
    refetchSoon()
    if (id) moving.offerNotice(id)
  }
  place.addEventListener('live:changed', () => refetchSoon())
  document.querySelector('[data-calendar-new]')?.addEventListener('click', bookFromButton)
  show()
  keepTime()

  function options() {
    const { words, hours } = settings
    const clock = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:00`
    return {
      view: VIEWS[choice.view],
      date: choice.date,
      locale: settings.locale,
      timeZone: offsetText(settings.zone),
      firstDay: firstDayOf(settings.locale),
      headerToolbar: { start: '', center: '', end: '' },
      resources: resources(),
      eventSources: [{ events: fetchEvents }],
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
      scrollTime: scrollTime(),
      columnWidth: 'minmax(8.5rem, 1fr)',
      dayMaxEvents: true,
      displayEventEnd: true,
      slotEventOverlap: false,
      editable: settings.mayBook,
      eventLongPressDelay: 400,
      slotLabelFormat: (date) => formatClock(date),
      noEventsContent: words.empty,
      moreLinkContent: ({ num }) => words.more.replace('{count}', num),
      buttonText: (texts) => ({ ...texts, close: words.close }),
      eventClassNames: (info) => drawing.classNames(info),
      eventContent: (info) => drawing.content(info),
      eventDidMount: ({ el, event }) => mark(el, event),
      eventClick: ({ event }) => open(event.extendedProps.appointment),
      dateClick: clicked,
      eventDragStart: () => (moving.isUnderWay = true),
      eventDragStop: () => (moving.isUnderWay = false),
      eventResizeStart: () => (moving.isUnderWay = true),
      eventResizeStop: () => (moving.isUnderWay = false),
      eventDrop: (info) => moving.dropped(info),
      eventResize: (info) => moving.resized(info),
      datesSet: ({ startStr, view }) => choice.showTitle(startStr.slice(0, 10), view.type),
      views: {
        timeGridWeek: {
          columnWidth: 'minmax(7rem, 1fr)',
          dayHeaderFormat: { weekday: 'short', day: 'numeric', month: 'numeric' },
        },
        listWeek: { listDayFormat: { weekday: 'long' } },
      },
    }
  }

  function fetchEvents({ startStr, endStr }, success, failure) {
    const question = {
      from: startStr.slice(0, 10),
      until: endStr.slice(0, 10),
      doctors: choice.doctors,
      room: choice.room,
      isTogether: choice.view !== 'day',
      isMonth: choice.view === 'month',
    }
    source.fetch(question).then((events) => {
      if (!events) return failure({})
      success(events)
      waitForExpiry()
    })
  }

  /** Shows what is chosen now. */
  function show() {
    const view = VIEWS[choice.view]
    calendar.setOption('resources', resources())
    calendar.setOption('date', choice.date)
    if (calendar.getOption('view') !== view) calendar.setOption('view', view)
    else calendar.refetchEvents()
    choice.remember()
    choice.linkList()
  }

  function resources() {
    const { doctors } = choice
    return settings.doctors
      .filter(({ id }) => doctors.length === 0 || doctors.includes(id))
      .map(({ id, name }) => ({ id, title: name }))
  }

  function clicked({ dateStr, allDay, resource }) {
    if (allDay) return choice.goTo(dateStr.slice(0, 10), 'day')
    if (settings.mayBook) book(roundedDown(dateStr, CLICK_MINUTES), resource?.id)
  }

  function book(start, doctorId) {
    panel.book({ start, doctorId: doctorId ?? choice.oneDoctor() })
  }

  function bookFromButton(event) {
    event.preventDefault()
    const now = nowIn(settings.zone)
    const isToday = choice.date === now.slice(0, 10)
    const start = isToday ? plusSeconds(roundedDown(now, 15), 900) : `${choice.date}T09:00:00`
    panel.book({ start, doctorId: choice.oneDoctor(), isLoose: true })
  }

  function open(appointment) {
    if (appointment) panel.open(appointment.id)
  }

  /** One look for several changes that come together, and none while somebody drags. */
  let waiting
  function refetchSoon() {
    clearTimeout(waiting)
    waiting = setTimeout(() => (moving.isUnderWay ? refetchSoon() : refetch()), GATHER_MS)
  }

  function refetch() {
    calendar.refetchEvents()
  }

  let expiry
  function waitForExpiry() {
    clearTimeout(expiry)
    if (source.expires) {
      expiry = setTimeout(refetchSoon, Math.max(0, source.expires - Date.now()) + 500)
    }
  }

  /** The clinic's clock may change its distance from UTC while the page stands open. */
  function keepTime() {
    let offset = offsetText(settings.zone)
    setInterval(() => {
      const now = offsetText(settings.zone)
      if (now === offset) return
      offset = now
      calendar.setOption('timeZone', now)
      refetch()
    }, 60_000)
  }

  function scrollTime() {
    const now = nowIn(settings.zone)
    return choice.date === now.slice(0, 10) ? plusSeconds(now, -3600).slice(11, 16) : '08:00'
  }

  /** The library hands dates over in the browser's zone, whose fields show the wall's time. */
  function formatClock(date) {
    const wall = `2000-01-01T${String(date.getHours()).padStart(2, '0')}:00:00`
    return formatWall(wall, settings.locale, { hour: 'numeric', minute: '2-digit' })
  }

  function focusLater() {
    if (document.activeElement === document.body) place.querySelector('.slot-cursor')?.focus()
  }
}

function mark(element, { id, extendedProps }) {
  if (extendedProps.kind === 'appointment') element.dataset.appointment = id
}

const ROLES = ['table', 'row', 'rowgroup', 'cell', 'columnheader', 'list', 'listitem']
const WRONG = ROLES.map((role) => `[role="${role}"]`).join()

/** The library says "table" of parts that make none; without it, what is read aloud is right. */
function keepTidy(place) {
  const tidy = () => {
    for (const one of place.querySelectorAll(WRONG)) one.removeAttribute('role')
    for (const one of place.querySelectorAll('[aria-colindex]')) {
      one.removeAttribute('aria-colindex')
    }
  }
  const attributeFilter = ['role', 'aria-colindex']
  new MutationObserver(tidy).observe(place, { childList: true, subtree: true, attributeFilter })
  tidy()
}

function tell(page, trouble) {
  page.querySelector('[data-state]').textContent = trouble ?? ''
}

function firstDayOf(locale) {
  const known = new Intl.Locale(locale)
  return (known.getWeekInfo?.() ?? known.weekInfo ?? { firstDay: 1 }).firstDay % 7
}
