import { memoryOf } from './memory.js'
import { formatWall, nowIn, plusDays, plusMonths } from './wall.js'

const NARROW = matchMedia('(width < 48rem)')
const VIEWS = ['day', 'week', 'month', 'agenda']
const STEP_DAYS = { day: 1, week: 7, agenda: 7 }
const TITLES = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  week: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  agenda: { day: 'numeric', month: 'long', year: 'numeric' },
}

/** What somebody looks at: which days, which view, whose schedule, which room. */
export class Choice {
  onChange = () => {}

  constructor(page, settings) {
    const { asked } = settings
    const remembered = memoryOf(settings).read()
    this.page = page
    this.settings = settings
    this.date = asked.date
    this.view = [asked.view, remembered.view].find((one) => VIEWS.includes(one)) ?? 'day'
    this.doctor = this.#known(settings.doctors, asked.doctor ?? remembered.doctor) ?? this.#first()
    this.room = this.#known(settings.rooms, asked.room) ?? ''
    this.#listen()
    this.#showControls()
  }

  /** Ids; none means all of them. On a narrow screen a day has room for one column. */
  get doctors() {
    if (this.doctor) return [this.doctor]
    return this.view === 'day' && isNarrow()
      ? this.settings.doctors.slice(0, 1).map(({ id }) => id)
      : []
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
    const { view, doctor } = this
    memoryOf(this.settings).write({ view, doctor })
    const query = new URLSearchParams({ date: this.date, view: this.view })
    if (this.doctor) query.set('doctor', this.doctor)
    if (this.room) query.set('room', this.room)
    history.replaceState(history.state, '', `${location.pathname}?${query}`)
  }

  /** The list shows the same day, without JavaScript and on paper. */
  linkList() {
    const link = document.querySelector('[data-calendar-list]')
    const query = new URLSearchParams({ date: this.date })
    if (this.doctor) query.set('doctor', this.doctor)
    if (link) link.href = `${this.settings.base}/list?${query}`
  }

  showTitle(first, type) {
    const isWeek = /Week/.test(type)
    const format = (date) => formatWall(date, this.settings.locale, TITLES[this.view])
    const last = plusDays(first, 6)
    const text = isWeek ? this.#range(first, last) : format(this.date)
    const title = this.page.querySelector('[data-title]')
    if (title.textContent !== text) title.textContent = text
  }

  #range(first, last) {
    const format = new Intl.DateTimeFormat(this.settings.locale, {
      ...TITLES.week,
      timeZone: 'UTC',
    })
    return format.formatRange(Date.parse(`${first}T00:00Z`), Date.parse(`${last}T00:00Z`))
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
    this.#on('calendar-doctor', (doctor) => this.#choose({ doctor }))
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

  #choose(change) {
    Object.assign(this, change)
    this.#showControls()
    this.onChange()
  }

  #showControls() {
    for (const button of this.page.querySelectorAll('[data-view]')) {
      button.setAttribute('aria-pressed', String(button.dataset.view === this.view))
    }
    const values = {
      'calendar-date': this.date,
      'calendar-doctor': this.doctors.length === 1 ? this.doctors[0] : '',
      'calendar-room': this.room,
    }
    for (const [id, value] of Object.entries(values)) {
      const control = this.page.querySelector(`#${id}`)
      if (control) control.value = value
    }
  }

  #known(list, id) {
    return list.some((one) => one.id === id) ? id : undefined
  }

  /** A doctor looks at the own schedule first. */
  #first() {
    return this.#known(this.settings.doctors, this.settings.member) ?? ''
  }
}

export function isNarrow() {
  return NARROW.matches
}
