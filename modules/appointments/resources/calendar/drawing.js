import { iconOf } from './toasts.js'
import { formatWall } from './wall.js'

const TIME = { hour: 'numeric', minute: '2-digit' }

/** How appointments look. Every sign has its word beside it, for whoever does not see signs. */
export class Drawing {
  constructor(settings, choice) {
    Object.assign(this, { settings, choice })
    this.types = new Map(settings.types.map((type) => [type.id, type]))
    this.rooms = new Map(settings.rooms.map(({ id, name }) => [id, name]))
    this.doctors = new Map(settings.doctors.map((doctor) => [doctor.id, doctor]))
  }

  time(wall) {
    return formatWall(wall, this.settings.locale, TIME)
  }

  moment(wall) {
    const day = { weekday: 'short', day: 'numeric', month: 'short' }
    return formatWall(wall, this.settings.locale, { ...day, ...TIME })
  }

  classNames({ event, view }) {
    const { kind, appointment } = event.extendedProps
    if (kind !== 'appointment') return [kind]
    const type = this.types.get(appointment.typeId)
    return [
      `kind-${type?.colour ?? 'slate'}`,
      `status-${appointment.status}`,
      ...(appointment.overbooked ? ['overbooked'] : []),
      ...(isLate(event, view) ? ['is-late'] : []),
      // One line is all that has room.
      ...(appointment.minutes < 25 ? ['is-short'] : []),
    ]
  }

  content({ event, view }) {
    const { kind, label, appointment } = event.extendedProps
    if (kind === 'appointment') return { domNodes: [this.slip(appointment, view)] }
    return { domNodes: label ? [this.label(kind, label)] : [] }
  }

  label(kind, text) {
    const line = element('span', 'slip-line')
    line.append(iconOf(kind === 'being-booked' ? 'held' : 'closed'), element('span', '', text))
    return line
  }

  /** A preview while one drags is drawn from the same appointment: where it stands says when it would be. */
  slip(appointment, view) {
    const { words, statuses } = this.settings
    const { status, start, patient } = appointment
    const slip = element('div', 'slip')
    const line = element('div', 'slip-line')
    if (this.isMixed(view)) line.append(this.mark(this.doctors.get(appointment.doctorId)))
    line.append(this.sign(status, statuses[status]))
    if (this.saysTime(view)) line.append(element('span', 'slip-time', this.time(start)))
    line.append(element('span', 'slip-name private-name', patient))
    for (const mark of ['overbooked', 'outsideHours', 'inSeries']) {
      if (appointment[mark]) line.append(this.sign(mark, words[mark]))
    }
    slip.append(line, element('div', 'slip-more', this.more(appointment, view)))
    return slip
  }

  more({ start, end, typeId, roomId, doctorId, status, overbooked }, view) {
    const { statuses, words } = this.settings
    return [
      overbooked && words.overbooked,
      `${this.saysTime(view) ? '' : this.time(start)} – ${this.time(end)}`.trim(),
      statuses[status],
      this.types.get(typeId)?.name,
      this.rooms.get(roomId),
      this.isMixed(view) && this.doctors.get(doctorId)?.name,
    ]
      .filter(Boolean)
      .join(' · ')
  }

  /** Before the name, where there is room for both. */
  saysTime(view) {
    const isTight = /Week/.test(view.type) || (view.type === 'dayGridMonth' && this.isMixed(view))
    return !isTight
  }

  /** Whether what several doctors do stands in one column. */
  isMixed(view) {
    return !view.type.startsWith('resource') && this.choice.shown.length > 1
  }

  /** Above a column; in a week there is room for the initials only. */
  doctorLabel({ id, title }, isLane) {
    const label = element('span', isLane ? 'doctor-label is-lane' : 'doctor-label')
    label.title = title
    label.append(this.mark(this.doctors.get(id)), element('span', isLane ? 'sr-only' : '', title))
    return { domNodes: [label] }
  }

  /** The initials in the doctor's colour, for the eye alone: the name is said elsewhere. */
  mark(doctor) {
    const mark = element('span', `doctor-mark doctor-${doctor?.colour ?? 1}`, doctor?.initials)
    mark.setAttribute('aria-hidden', 'true')
    return mark
  }

  sign(name, word) {
    const icon = iconOf(name)
    icon.dataset.sign = name
    icon.setAttribute('role', 'img')
    icon.setAttribute('aria-label', word)
    icon.removeAttribute('aria-hidden')
    const title = document.createElementNS('http://www.w3.org/2000/svg', 'title')
    title.textContent = word
    icon.prepend(title)
    return icon
  }
}

/** In the later half of a week: what opens out there opens to the left. */
function isLate({ start }, { currentEnd }) {
  return currentEnd - start < 3.5 * 86_400_000
}

export function element(name, className, text) {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}
