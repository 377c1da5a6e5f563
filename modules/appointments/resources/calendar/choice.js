import { DoctorChips } from './doctor_chips.js'
import { memoryOf } from './memory.js'
import { formatWall, nowIn, plusDays, plusMonths } from './wall.js'
import { weekOf } from './weeks.js'

const NARROW = matchMedia('(width < 48rem)')
const VIEWS = ['day', 'week', 'month', 'agenda']
const STEP_DAYS = { day: 1, week: 7, agenda: 7 }
const BY_COLUMN = ['day', 'week']
const TITLES = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  week: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  agenda: { day: 'numeric', month: 'long', year: 'numeric' },
}

/** What somebody looks at: which days, which view, whose schedule, which room. */
export class Choice {
  onChange = () => {}
  /** Ids of doctors, none for all; `null` for whoever never chose. */
  #chosen
  #chips

  constructor(page, settings) {
    const { asked } = settings
    const remembered = memoryOf(settings).read()
    this.page = page
    this.settings = settings
    this.date = asked.date
    this.view = [asked.view, remembered.view].find((one) => VIEWS.includes(one)) ?? 'day'
    this.#chosen = this.#known(asked.doctor ?? remembered.doctors) ?? this.#first()
    this.room = settings.rooms.find(({ id }) => id === asked.room)?.id ?? ''
    this.#chips = new DoctorChips(page, (ids) => this.#chooseDoctors(ids))
    this.#listen()
    this.#showControls()
  }

  /** Ids; none means all of them. On a narrow screen there is room for one, until somebody asks for more. */
  get doctors() {
    if (this.#chosen) return this.#chosen
    const isTight = isNarrow() && BY_COLUMN.includes(this.view)
    return isTight ? this.settings.doctors.slice(0, 1).map(({ id }) => id) : []
  }

  /** Those that are drawn, as the settings tell them. */
  get shown() {
    const { doctors } = this
    return this.settings.doctors.filter(({ id }) => doctors.length === 0 || doctors.includes(id))
  }

  /** Whether a day of the week is parted by doctor. */
  get isLaned() {
    return this.view === 'week' && this.shown.length > 1
  }

  /** For whom somebody books who points at no column. */
  oneDoctor() {
    return this.doctors[0] ?? this.settings.doctors[0]?.id
  }

  goTo(date, view = this.view) {
    this.date = date
    this.#choose({ view })
  }

  remember() {
    const { view } = this
    const memory = memoryOf(this.settings)
    memory.write({ ...memory.read(), view, ...(this.#chosen && { doctors: this.#chosen }) })
    const query = this.query()
    history.replaceState(history.state, '', `${location.pathname}?${query}`)
  }

  query() {
    const query = new URLSearchParams({ date: this.date, view: this.view })
    if (this.doctors.length > 0) query.set('doctor', this.doctors.join(','))
    if (this.room) query.set('room', this.room)
    return query
  }

  /** The list shows the same day, without JavaScript and on paper. */
  linkList() {
    const link = document.querySelector('[data-calendar-list]')
    const query = this.query()
    query.delete('view')
    if (link) link.href = `${this.settings.base}/list?${query}`
  }

  showTitle() {
    const { locale, firstDay } = this.settings
    const isWeek = this.view === 'week' || this.view === 'agenda'
    const text = isWeek
      ? this.#range(weekOf(this.date, firstDay))
      : formatWall(this.date, locale, TITLES[this.view])
    const title = this.page.querySelector('[data-title]')
    if (title.textContent !== text) title.textContent = text
  }

  #range(week) {
    const format = new Intl.DateTimeFormat(this.settings.locale, {
      ...TITLES.week,
      timeZone: 'UTC',
    })
    return format.formatRange(Date.parse(`${week[0]}T00:00Z`), Date.parse(`${week[6]}T00:00Z`))
  }

  #listen() {
    for (const button of this.page.querySelectorAll('[data-walk]')) {
      button.addEventListener('click', () => this.#walk(Number(button.dataset.walk)))
    }
    for (const button of this.page.querySelectorAll('[data-view]')) {
      button.addEventListener('click', () => this.#choose({ view: button.dataset.view }))
    }
    NARROW.addEventListener('change', () => this.#choose({}))
    this.#on('calendar-date', (date) => date && this.goTo(date))
    this.#on('calendar-room', (room) => this.#choose({ room }))
  }

  #on(id, act) {
    this.page.querySelector(`#${id}`)?.addEventListener('change', ({ target }) => act(target.value))
  }

  #walk(direction) {
    if (direction === 0) return this.goTo(nowIn(this.settings.zone).slice(0, 10))
    const isMonth = this.view === 'month'
    const days = STEP_DAYS[this.view] * direction
    this.goTo(isMonth ? plusMonths(this.date, direction) : plusDays(this.date, days))
  }

  #chooseDoctors(ids) {
    this.#chosen = this.#known(ids)
    this.#choose({})
  }

  #choose(change) {
    Object.assign(this, change)
    this.#showControls()
    this.onChange()
  }

  #showControls() {
    for (const button of this.page.querySelectorAll('[data-view]')) {
      button.setAttribute('aria-pressed', String(button.dataset.view === this.view))
    }
    this.#chips.show(this.doctors)
    for (const [id, value] of [
      ['calendar-date', this.date],
      ['calendar-room', this.room],
    ]) {
      const control = this.page.querySelector(`#${id}`)
      if (control) control.value = value
    }
  }

  /** In the order of the columns; without those who left. */
  #known(ids) {
    return ids && this.settings.doctors.map(({ id }) => id).filter((id) => ids.includes(id))
  }

  /** A doctor looks at the own schedule first. */
  #first() {
    const own = this.#known([this.settings.member])
    return own.length > 0 ? own : null
  }
}

export function isNarrow() {
  return NARROW.matches
}
