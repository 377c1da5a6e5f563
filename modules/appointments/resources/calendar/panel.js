import { openHold } from './hold.js'
import { askForPage } from './server.js'
import { element } from './drawing.js'
import { takeToasts } from './toasts.js'

/**
 * The dialog at the side. It shows the same pages that have an address of their own, so that everything works there as it does
 * without a calendar; what is typed stays where an answer is a refusal.
 */
export class Panel {
  onClose = () => {}
  onChanged = () => {}
  #hold = null
  #onLeave = null
  #generation = 0

  constructor(page, settings, drawing) {
    this.page = page
    this.settings = settings
    this.drawing = drawing
    this.dialog = page.querySelector('#appointment-panel')
    this.body = this.dialog.querySelector('[data-panel-body]')
    this.dialog.addEventListener('close', () => this.#closed())
    this.dialog.addEventListener('click', (event) => this.#followLink(event))
    this.dialog.addEventListener('submit', (event) => this.#send(event))
    document.getElementById('toasts').addEventListener('submit', (event) => this.#send(event))
  }

  /** The form for a time, which is kept meanwhile; a loose one is only a suggestion. */
  async book({ start, doctorId, isLoose = false }) {
    const own = this.#show(this.settings.words.newTitle)
    const query = new URLSearchParams({ start: start.slice(0, 16) })
    if (doctorId) query.set('doctor', doctorId)
    if (!isLoose && doctorId) {
      const hold = await openHold(this.settings, { start, doctor: doctorId })
      if (own !== this.#generation) return hold.letGo()
      this.#hold = hold
      if (hold.id) query.set('holdId', hold.id)
    }
    await this.#load(`${this.settings.base}/new?${query}`, own)
    if (own !== this.#generation) return
    if (!isLoose) this.#sayWhen(start, doctorId)
    if (this.#hold?.problem) this.#warn(this.#hold.problem)
  }

  /** What one pointed at stays in view while one looks for the patient. */
  #sayWhen(start, doctorId) {
    const doctor = this.settings.doctors.find(({ id }) => id === doctorId)?.name
    const text = [this.drawing.moment(start), doctor].filter(Boolean).join(' · ')
    this.body.prepend(element('p', 'panel-label', text))
  }

  async open(id) {
    await this.load(`${this.settings.base}/${id}`)
  }

  async load(address) {
    await this.#load(address, this.#show(this.settings.words.oneTitle))
  }

  /** Something that is not a page: why a move was refused. `onLeave` is told when anything else is shown, or nothing. */
  showNode(title, node, onLeave) {
    this.#show(title)
    this.#onLeave = onLeave
    this.body.replaceChildren(node)
    focusButton(this.body)
  }

  close() {
    this.dialog.close()
  }

  #show(title) {
    this.#leave()
    this.#title(title)
    this.body.replaceChildren(element('p', 'soft', this.settings.words.loading))
    if (!this.dialog.open) this.dialog.showModal()
    return ++this.#generation
  }

  async #load(address, own) {
    const response = await askForPage(address).catch(() => null)
    if (own !== this.#generation) return
    if (!response) return this.#warn(this.settings.words.failed)
    this.#fill(new DOMParser().parseFromString(await response.text(), 'text/html'))
  }

  #fill(page) {
    const main = page.querySelector('#main')
    const heading = main?.querySelector('h1')
    if (heading) this.#title(heading.textContent.trim(), heading.classList)
    this.body.replaceChildren(
      ...[...(main?.childNodes ?? [])].map((one) => document.adoptNode(one))
    )
    for (const guarded of this.body.querySelectorAll('form[data-guard]')) {
      delete guarded.dataset.guard
    }
    focusFirst(this.body)
  }

  #title(text, classes) {
    const title = this.dialog.querySelector('h2')
    title.textContent = text
    title.className = classes?.contains('private-name') ? 'private-name' : ''
  }

  #warn(text) {
    const line = element('p', 'alert-line', text)
    line.setAttribute('role', 'alert')
    this.body.prepend(line)
  }

  /** Pages of this module open here; everything else goes where it leads. */
  #followLink(event) {
    const link = event.target.closest('a[href]')
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || link.target) return
    const { pathname, search } = new URL(link.href)
    const { base } = this.settings
    if (link.hasAttribute('data-close-dialog') || !this.body.contains(link)) return
    if (pathname === base) {
      event.preventDefault()
      return this.close()
    }
    if (!/^\/[0-9a-f-]{36}(\/(rescheduling|cancellation))?$/.test(pathname.slice(base.length))) {
      return
    }
    event.preventDefault()
    this.load(pathname + search)
  }

  async #send(event) {
    const form = event.target
    const submitter = event.submitter
    if (event.defaultPrevented || form.method === 'get' || isPartial(form, submitter)) return
    const address = submitter?.hasAttribute('formaction') ? submitter.formAction : form.action
    if (!new URL(address).pathname.startsWith(this.settings.base)) return
    event.preventDefault()
    event.stopPropagation()
    await this.#post(address, bodyOf(form, submitter), form)
  }

  async #post(address, body, form) {
    if (form.dataset.sending) return
    form.dataset.sending = 'true'
    const isToast = !this.dialog.contains(form)
    body.set('back', '/calendar/said')
    const response = await askForPage(address, { method: 'POST', body }).catch(() => null)
    delete form.dataset.sending
    if (!response || response.status === 401 || response.status === 419) {
      if (!response) this.#warn(this.settings.words.failed)
      return
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    if (isToast) form.closest('.toast-line')?.remove()
    if (response.redirected) this.#done(page, address)
    else if (isToast) this.#showAnswer(page)
    else this.#fill(page)
  }

  #showAnswer(page) {
    this.#show(this.settings.words.oneTitle)
    this.#fill(page)
  }

  #done(page, address) {
    // Whoever booked has used the hold.
    this.#hold?.forget()
    this.#hold = null
    takeToasts(page)
    if (this.dialog.open) this.close()
    const changed = /([0-9a-f-]{36})\/(rescheduling|cancellation)$/.exec(new URL(address).pathname)
    this.onChanged(changed?.[1] ?? null)
  }

  #closed() {
    this.#generation++
    this.#leave()
    this.body.replaceChildren()
    this.onClose()
  }

  #leave() {
    this.#hold?.letGo()
    this.#hold = null
    const onLeave = this.#onLeave
    this.#onLeave = null
    onLeave?.()
  }
}

/** Parts of a form that fetch themselves anew are the business of alpine-ajax. */
function isPartial(form, submitter) {
  return [form, submitter].some((one) =>
    one?.getAttributeNames().some((name) => name.startsWith('x-target'))
  )
}

function bodyOf(form, submitter) {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form, submitter ?? undefined)) {
    body.append(name, String(value))
  }
  return body
}

/** Where one goes on: at what is wrong, else at what can be done. */
function focusFirst(body) {
  const wrong = body.querySelector('[data-error-summary], [aria-invalid="true"]')
  if (wrong) wrong.focus()
  else focusButton(body)
}

function focusButton(body) {
  body.querySelector('button, a[href]:not(.page-back, .page-back *)')?.focus()
}
