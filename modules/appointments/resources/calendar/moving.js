import { Dropping } from './dropping.js'
import { refusal } from './refusal.js'
import { ask } from './server.js'
import { addAction, iconOf, say } from './toasts.js'
import { plusSeconds } from './wall.js'

/** What the mover can do something about; everything else is said, and the appointment goes back. */
const ASKED_ABOUT = ['E_SLOT_TAKEN', 'E_OUTSIDE_HOURS']

/** Moves appointments: what was dropped is asked for, and where the server refuses, its mover decides. */
export class Moving {
  #isDragging = false
  #isPressed = false
  #dropping = null
  /** What was refused last: only to leave that takes the appointment back. */
  #refusal = null

  constructor({ place, settings, drawing, panel, refetch }) {
    Object.assign(this, { settings, drawing, panel, refetch })
    const press = (isPressed) => () => (this.#isPressed = isPressed)
    place.addEventListener('pointerdown', press(true))
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, press(false), true)
  }

  /** While somebody has an appointment in hand, the days are not drawn anew beneath it. */
  get isUnderWay() {
    return this.#isDragging || this.#isPressed || this.#dropping !== null
  }

  /** For the library. */
  listeners() {
    const drag = (isDragging) => () => (this.#isDragging = isDragging)
    return {
      eventDragStart: drag(true),
      eventDragStop: drag(false),
      eventResizeStart: drag(true),
      eventResizeStop: drag(false),
      eventDrop: (info) => this.#dropped(info),
      eventResize: (info) => this.#resized(info),
    }
  }

  #dropped({ event, delta, newResource, revert }) {
    const { appointment } = event.extendedProps
    const start = plusSeconds(appointment.start, delta.seconds + delta.days * 86_400)
    this.#begin(appointment, { start, doctorId: newResource?.id }, revert)
  }

  #resized({ event, endDelta, revert }) {
    const { appointment } = event.extendedProps
    const minutes = appointment.minutes + Math.round(endDelta.seconds / 60)
    this.#begin(appointment, { minutes }, revert)
  }

  #begin(appointment, change, revert) {
    this.#dropping?.back()
    const { id } = appointment
    this.#dropping = new Dropping({ id, revert }, () => (this.#dropping = null))
    return this.#move(appointment, change, this.#dropping)
  }

  async #move(appointment, change, dropping) {
    const response = await this.#ask(appointment, 'POST', {
      ...change,
      version: appointment.version,
    })
    if (response?.ok) {
      dropping.stay()
      return this.#moved(appointment, await response.json())
    }
    const told = await this.#answer(response)
    if (ASKED_ABOUT.includes(told.error)) return this.#refused(appointment, change, told, dropping)
    dropping.back()
    this.panel.close()
    this.refetch()
    this.#say(told.message, 'danger')
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

  /** Closing the panel in any way takes the appointment back to where it was. */
  #refused(appointment, change, told, dropping) {
    const { words, base } = this.settings
    const again = (more) => this.#move(appointment, { ...change, ...more }, dropping)
    const form = document.querySelector('template[data-overbooking]')
    const node = refusal({ words, form }, told, this.#wanted(appointment, change), {
      take: again,
      anyway: () => again({ outsideHours: true }),
      overbook: (overbookReason) => again({ overbook: true, overbookReason }),
      back: () => this.panel.close(),
      other: () => this.panel.load(`${base}/${appointment.id}/rescheduling`),
    })
    dropping.wait()
    this.#refusal = node
    const leave = () => this.#refusal === node && dropping.back()
    this.panel.showNode(words.notMovedYet, node, leave)
  }

  #wanted(appointment, { start = appointment.start, doctorId = appointment.doctorId, minutes }) {
    const until = plusSeconds(start, (minutes ?? appointment.minutes) * 60)
    const doctor = this.settings.doctors.find(({ id }) => id === doctorId)?.name
    return [`${this.drawing.moment(start)} – ${this.drawing.time(until)}`, doctor]
      .filter(Boolean)
      .join(' · ')
  }
}
