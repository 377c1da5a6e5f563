import { ask } from './server.js'

/** What the calendar draws, fetched for the days and the people that are looked at. */
export class Source {
  #latest = 0

  constructor(settings, onTrouble) {
    this.settings = settings
    this.onTrouble = onTrouble
    this.appointments = new Map()
    this.expires = null
  }

  /** @returns events for the calendar, or nothing where a later question overtook this one */
  async fetch({ from, until, doctors, room, isTogether, isMonth }) {
    const question = new URLSearchParams({ from, until })
    if (doctors.length > 0) question.set('doctors', doctors.join(','))
    if (room) question.set('room', room)
    if (isTogether) question.set('together', '1')
    const own = ++this.#latest
    try {
      const response = await ask(`${this.settings.base}/calendar/events?${question}`)
      if (own !== this.#latest) return null
      if (!response.ok) throw new Error(`The calendar answered ${response.status}`)
      const told = await response.json()
      this.onTrouble(null)
      return this.#events(told, { doctors, isMonth })
    } catch {
      if (own === this.#latest) this.onTrouble(this.settings.words.offline)
      return null
    }
  }

  #events({ events, held, closed }, { doctors, isMonth }) {
    this.appointments = new Map(events.map((one) => [one.id, one]))
    this.expires = held.map(({ expiresAt }) => Date.parse(expiresAt)).sort()[0] ?? null
    const everybody = doctors.length > 0 ? doctors : this.settings.doctors.map(({ id }) => id)
    return [
      ...closed
        .filter(({ kind }) => !isMonth || kind !== 'off')
        .map(this.#closed(everybody, isMonth)),
      ...(isMonth ? [] : held.map((one, index) => this.#held(one, index))),
      ...events.map((one) => this.#appointment(one)),
    ]
  }

  #appointment(one) {
    const mayMove = this.settings.mayBook && one.movable
    return {
      id: one.id,
      start: one.start,
      end: one.end,
      resourceIds: [one.doctorId],
      startEditable: mayMove,
      durationEditable: mayMove,
      extendedProps: { kind: 'appointment', appointment: one },
    }
  }

  #closed(everybody, isMonth) {
    return ({ doctorId, start, end, kind }, index) => ({
      id: `closed-${index}`,
      start: isMonth ? start.slice(0, 10) : start,
      end: isMonth ? end.slice(0, 10) : end,
      allDay: isMonth,
      display: 'background',
      resourceIds: doctorId ? [doctorId] : everybody,
      extendedProps:
        kind === 'off'
          ? { kind: 'closed' }
          : { kind: 'closed-named', label: this.settings.closed[kind] },
    })
  }

  #held({ doctorId, start, end, by, isOwn }, index) {
    const { words } = this.settings
    const label = isOwn ? words.yours : by ? words.heldBy.replace('{name}', by) : words.held
    return {
      id: `held-${index}`,
      start,
      end,
      display: 'background',
      resourceIds: [doctorId],
      extendedProps: { kind: 'being-booked', label },
    }
  }
}
