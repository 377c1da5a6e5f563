import { element } from './drawing.js'
import { ask } from './server.js'
import { addAction, iconOf, say } from './toasts.js'
import { plusSeconds } from './wall.js'

/** Moves appointments: what was dropped is asked for, and goes back where the server refuses. */
export class Moving {
  isUnderWay = false

  constructor({ settings, drawing, panel, refetch }) {
    Object.assign(this, { settings, drawing, panel, refetch })
  }

  dropped({ event, delta, newResource, revert }) {
    const { appointment } = event.extendedProps
    const start = plusSeconds(appointment.start, delta.seconds + delta.days * 86_400)
    this.move(appointment, { start, doctorId: newResource?.id }, revert)
  }

  resized({ event, endDelta, revert }) {
    const { appointment } = event.extendedProps
    const minutes = appointment.minutes + Math.round(endDelta.seconds / 60)
    this.move(appointment, { minutes }, revert)
  }

  async move(appointment, change, revert = () => {}) {
    const body = { ...change, version: appointment.version }
    const response = await this.#ask(appointment, 'POST', body)
    if (response?.ok) return this.#moved(appointment, await response.json())
    revert()
    this.refetch()
    const told = await this.#answer(response)
    if (response?.status === 409) this.#refused(appointment, change, told)
    else this.#say(told.message, 'danger')
  }

  #ask({ id }, method, body) {
    const address = `${this.settings.base}/${id}/rescheduling`
    return ask(address, { method, body }).catch(() => null)
  }

  async #answer(response) {
    const told = await response?.json().catch(() => null)
    const message = told?.message ?? told?.errors?.[0]?.message ?? this.settings.words.failed
    return { taken: [], nextFree: [], ...told, message }
  }

  #moved(before, { appointment }) {
    this.panel.close()
    this.refetch()
    const { words, doctors } = this.settings
    const isOther = before.doctorId !== appointment.doctorId
    const doctor = doctors.find(({ id }) => id === appointment.doctorId)?.name ?? ''
    const time = this.#spoken(appointment.start)
    const text = (isOther ? words.movedTo : words.moved)
      .replace('{time}', time)
      .replace('{doctor}', doctor)
    const undo = { label: words.undo, act: () => this.#undo(appointment) }
    const line = this.#say(text, 'success', [undo])
    this.offerNotice(appointment.id, line)
  }

  /** Patients who can be reached by mail are told only where somebody asks for it. */
  async offerNotice(id, line) {
    const address = `${this.settings.base}/${id}/notice`
    const told = await ask(address)
      .then((one) => one.json())
      .catch(() => null)
    if (!told?.isReachable) return
    const { words } = this.settings
    const action = { label: words.notify, act: () => this.#notify(address) }
    if (line?.isConnected) addAction(line, action)
    else this.#say(words.askNotice, 'info', [action])
  }

  async #notify(address) {
    const response = await ask(address, { method: 'POST', body: {} }).catch(() => null)
    const told = await this.#answer(response)
    this.#say(told.message, response?.ok ? 'success' : 'danger')
  }

  /** An instant, as the clock on the clinic's wall shows it. */
  #spoken(instant) {
    return new Intl.DateTimeFormat(this.settings.locale, {
      timeZone: this.settings.zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    }).format(Date.parse(instant))
  }

  async #undo(appointment) {
    const response = await this.#ask(appointment, 'DELETE', { version: appointment.version })
    this.refetch()
    if (response?.ok) return this.#say(this.settings.words.undone)
    this.#say((await this.#answer(response)).message, 'danger')
  }

  #say(text, tone = 'success', actions = []) {
    return say(this.settings.words, text, { tone, actions, icon: iconOf(tone) })
  }

  /** Why not, and what could be done instead: another time, or on purpose all the same. */
  #refused(appointment, change, { error, message, nextFree }) {
    const { words, base } = this.settings
    const node = element('div', 'panel-refusal')
    const why = element('p', 'alert-line', message)
    why.setAttribute('role', 'alert')
    node.append(why)
    if (nextFree.length > 0) node.append(...this.#choices(appointment, change, nextFree))
    if (error === 'E_OUTSIDE_HOURS') {
      const anyway = button(words.anyway, 'btn btn-quiet')
      anyway.addEventListener('click', () =>
        this.move(appointment, { ...change, outsideHours: true })
      )
      node.append(anyway)
    }
    const other = button(words.otherTime, 'btn btn-ghost')
    other.addEventListener('click', () => this.panel.load(`${base}/${appointment.id}/rescheduling`))
    node.append(other)
    this.panel.showNode(words.notMoved, node)
  }

  #choices(appointment, change, nextFree) {
    const free = element('div', 'panel-free')
    for (const { label, start, doctorId } of nextFree) {
      const choice = button(label, 'btn btn-quiet')
      choice.addEventListener('click', () => this.move(appointment, { ...change, start, doctorId }))
      free.append(choice)
    }
    return [element('p', 'panel-label', this.settings.words.nextFree), free]
  }
}

function button(text, className) {
  const made = element('button', className, text)
  made.type = 'button'
  return made
}
