import { iconOf } from './toasts.js'
import { formatWall } from './wall.js'

const TIME = { hour: 'numeric', minute: '2-digit' }

/** How appointments look. Every sign has its word beside it, for whoever does not see signs. */
export class Drawing {
  constructor(settings) {
    this.settings = settings
    this.types = new Map(settings.types.map((type) => [type.id, type]))
    this.rooms = new Map(settings.rooms.map(({ id, name }) => [id, name]))
    this.doctors = new Map(settings.doctors.map(({ id, name }) => [id, name]))
  }

  time(wall) {
    return formatWall(wall, this.settings.locale, TIME)
  }

  moment(wall) {
    const day = { weekday: 'short', day: 'numeric', month: 'short' }
    return formatWall(wall, this.settings.locale, { ...day, ...TIME })
  }

  classNames({ event }) {
    const { kind, appointment } = event.extendedProps
    if (kind !== 'appointment') return [kind]
    const type = this.types.get(appointment.typeId)
    return [
      `kind-${type?.colour ?? 'slate'}`,
      `status-${appointment.status}`,
      ...(appointment.overbooked ? ['overbooked'] : []),
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
    line.append(this.sign(status, statuses[status]))
    // In a week there is hardly room for the name.
    if (!/Week/.test(view.type)) line.append(element('span', 'slip-time', this.time(start)))
    line.append(element('span', 'slip-name private-name', patient))
    for (const mark of ['overbooked', 'outsideHours', 'inSeries']) {
      if (appointment[mark]) line.append(this.sign(mark, words[mark]))
    }
    slip.append(line, element('div', 'slip-more', this.more(appointment, view)))
    return slip
  }

  more({ start, end, typeId, roomId, doctorId, status, overbooked }, view) {
    const { statuses, words } = this.settings
    const isMixed = !view.type.startsWith('resource') && this.doctors.size > 1
    return [
      overbooked && words.overbooked,
      `${/Week/.test(view.type) ? this.time(start) : ''} – ${this.time(end)}`.trim(),
      statuses[status],
      this.types.get(typeId)?.name,
      this.rooms.get(roomId),
      isMixed && this.doctors.get(doctorId),
    ]
      .filter(Boolean)
      .join(' · ')
  }

  sign(name, word) {
    const icon = iconOf(name)
    icon.setAttribute('role', 'img')
    icon.setAttribute('aria-label', word)
    icon.removeAttribute('aria-hidden')
    const title = document.createElementNS('http://www.w3.org/2000/svg', 'title')
    title.textContent = word
    icon.prepend(title)
    return icon
  }
}

export function element(name, className, text) {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}
