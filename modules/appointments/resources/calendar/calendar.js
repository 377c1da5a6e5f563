import {
  createCalendar,
  DayGrid,
  Interaction,
  List,
  ResourceTimeGrid,
  TimeGrid,
} from '@event-calendar/core'
import { Choice } from './choice.js'
import { followCursor } from './cursor.js'
import { Drawing } from './drawing.js'
import { Moving } from './moving.js'
import { drawingOptions, resourcesOf } from './options.js'
import { Panel } from './panel.js'
import { SmallMonth } from './small_month.js'
import { Source } from './source.js'
import { keepTidy } from './tidy.js'
import { columnsOf, hiddenDays, viewOf } from './views.js'
import { nowIn, offsetText, plusSeconds, roundedDown } from './wall.js'

const GATHER_MS = 150
const CLICK_MINUTES = 15

/** Brings the page of the calendar to life. */
export function openCalendar(page) {
  const settings = JSON.parse(page.dataset.calendar)
  const place = page.querySelector('#calendar')
  const choice = new Choice(page, settings)
  const drawing = new Drawing(settings, choice)
  const month = new SmallMonth(page, settings, choice)
  const panel = new Panel(page, settings, drawing)
  const source = new Source(settings, (trouble) => tell(page, trouble))
  const moving = new Moving({ place, settings, drawing, panel, refetch: () => refetch() })

  const calendar = createCalendar(
    place,
    [DayGrid, Interaction, List, ResourceTimeGrid, TimeGrid],
    options()
  )
  const columns = () => columnsOf(choice, settings, calendar.getOption('hiddenDays'))
  followCursor({ place, columns, choice, drawing, source, settings, book })
  keepTidy(place)
  choice.onChange = show
  panel.onClose = () => focusLater()
  panel.onChanged = (id) => {
    refetchSoon()
    if (id) moving.offerNotice(id)
  }
  place.addEventListener('live:changed', () => refetchSoon())
  document.querySelector('[data-calendar-new]')?.addEventListener('click', bookFromButton)
  // Also sideways, where a week is wider than the screen.
  calendar.gotoDate(choice.date)
  saveChoice()
  if (choice.date !== settings.asked.date) month.show()
  keepTime()

  function options() {
    return {
      ...drawingOptions({ settings, choice, drawing }),
      eventSources: [{ events: fetchEvents }],
      eventDidMount: ({ el, event }) => mark(el, event),
      eventClick: ({ event }) => open(event.extendedProps.appointment),
      dateClick: clicked,
      ...moving.listeners(),
    }
  }

  function fetchEvents({ startStr, endStr }, success, failure) {
    place.setAttribute('aria-busy', 'true')
    const question = {
      from: startStr.slice(0, 10),
      until: endStr.slice(0, 10),
      doctors: choice.doctors,
      room: choice.room,
      isTogether: choice.view !== 'day' && !choice.isLaned,
      isMonth: choice.view === 'month',
    }
    source.fetch(question).then((events) => {
      if (source.isOvertaken(question)) return failure({})
      if (events) showDays()
      if (events) success(events)
      else failure({})
      waitForExpiry()
      // In a later task: the library has drawn by then.
      setTimeout(() => !source.isOvertaken(question) && place.setAttribute('aria-busy', 'false'))
    })
  }

  /** A day of rest is drawn where somebody comes all the same. */
  function showDays() {
    const hidden = hiddenDays(choice, settings, source.dates())
    if (String(hidden) !== String(calendar.getOption('hiddenDays'))) {
      calendar.setOption('hiddenDays', hidden)
    }
  }

  /** Shows what is chosen now. */
  function show() {
    const view = viewOf(choice)
    calendar.setOption('resources', resourcesOf(choice))
    calendar.setOption('hiddenDays', hiddenDays(choice, settings))
    calendar.gotoDate(choice.date)
    if (calendar.getOption('view') !== view) calendar.setOption('view', view)
    else calendar.refetchEvents()
    saveChoice()
    month.show()
  }

  function saveChoice() {
    choice.remember()
    choice.linkList()
    choice.showTitle()
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
    month.refresh()
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

  function focusLater() {
    if (document.activeElement === document.body) place.querySelector('.slot-cursor')?.focus()
  }
}

function mark(element, { id, extendedProps }) {
  if (extendedProps.kind === 'appointment') element.dataset.appointment = id
}

function tell(page, trouble) {
  page.querySelector('[data-state]').textContent = trouble ?? ''
}
