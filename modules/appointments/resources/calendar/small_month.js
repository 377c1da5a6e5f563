import { isNarrow } from './choice.js'
import { memoryOf } from './memory.js'
import { askForPage } from './server.js'
import { plusDays } from './wall.js'

const MOVES = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const LEAVES = { PageUp: 'previous', PageDown: 'next' }

/** The month beside the days. Its links lead somewhere without this too; here they choose without leaving the page. */
export class SmallMonth {
  #generation = 0
  #month
  #focus = null

  constructor(page, settings, choice) {
    Object.assign(this, { settings, choice })
    this.details = page.querySelector('#small-month')
    this.body = this.details.querySelector('[data-month-body]')
    this.toggle = page.querySelector('[data-month-toggle]')
    this.toggle.addEventListener('click', () => this.#open(!this.details.open, true))
    this.body.addEventListener('click', (event) => this.#clicked(event))
    this.body.addEventListener('keydown', (event) => this.#walk(event))
    this.#open(!isNarrow() && memoryOf(settings).read().month !== false)
    this.#rove()
  }

  /** As it is now: for another day, other doctors, or because somebody booked. */
  async show(month = this.choice.date.slice(0, 7)) {
    const own = ++this.#generation
    this.#month = month
    const query = this.choice.query()
    query.set('month', month)
    const response = await askForPage(`${this.settings.base}/calendar/month?${query}`).catch(
      () => null
    )
    if (own !== this.#generation || !response?.ok) return
    const text = await response.text()
    if (own !== this.#generation) return
    this.#fill(new DOMParser().parseFromString(text, 'text/html').body)
  }

  /** The month that is leafed to may be another than that of the day. */
  refresh() {
    return this.show(this.#month)
  }

  #fill({ childNodes }) {
    const { activeElement } = document
    const isInside = this.body.contains(activeElement)
    const { date, month } = isInside ? activeElement.dataset : {}
    const isForward =
      isInside && month > this.body.querySelector('[data-month-shown]').dataset.monthShown
    this.body.replaceChildren(...[...childNodes].map((one) => document.adoptNode(one)))
    this.#rove()
    const wanted = this.#focus ?? date
    this.#focus = null
    if (wanted) this.#day(wanted)?.focus()
    else if (month) this.#leaf(isForward ? 'next' : 'previous').focus()
  }

  #clicked(event) {
    const link = event.target.closest('a')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const { date, month } = link.dataset
    if (month) return this.show(month)
    // A month that already shows the day would answer nothing.
    this.choice.goTo(date, this.choice.view === 'month' ? 'day' : this.choice.view)
    if (isNarrow()) this.#open(false)
  }

  /** Arrows go from day to day, and on into the next month; outside of here they change the day that is looked at. */
  #walk(event) {
    const { date } = event.target.dataset
    if (!date) return
    const other = LEAVES[event.key]
    if (other) this.#focus = null
    if (other) this.show(this.#leaf(other).dataset.month).then(() => this.#first()?.focus())
    // On the way into another month one may be a day ahead of what is drawn.
    else if (MOVES[event.key]) this.#go(plusDays(this.#focus ?? date, MOVES[event.key]))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #go(date) {
    const day = this.#day(date)
    if (day && !day.classList.contains('is-other')) return this.#focusOn(day)
    this.#focus = date
    this.show(date.slice(0, 7))
  }

  #focusOn(day) {
    this.#rove(day)
    day.focus()
  }

  /** One stop for Tab, as in every grid. */
  #rove(stop = this.body.querySelector('a.is-chosen') ?? this.#first()) {
    for (const day of this.body.querySelectorAll('[data-date]')) day.tabIndex = -1
    if (stop) stop.tabIndex = 0
  }

  #first() {
    return this.body.querySelector('[data-date]:not(.is-other)')
  }

  #day(date) {
    return this.body.querySelector(`[data-date="${date}"]`)
  }

  #leaf(which) {
    const [previous, next] = this.body.querySelectorAll('[data-month]')
    return which === 'next' ? next : previous
  }

  #open(isOpen, isWish = false) {
    this.details.open = isOpen
    this.toggle.setAttribute('aria-expanded', String(isOpen))
    if (!isWish || isNarrow()) return
    const memory = memoryOf(this.settings)
    memory.write({ ...memory.read(), month: isOpen })
  }
}
