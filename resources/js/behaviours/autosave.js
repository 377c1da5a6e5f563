import { signInHere } from './sign_in_again.js'

const QUIET_MS = 1200
const RETRY_MS = 5000
const SLOWEST_MS = 60_000
/** What a browser still sends of a page that is being left. */
const KEEPALIVE_BYTES = 60_000

/**
 * `<form data-autosave>` sends itself, as JSON is asked for, whenever typing pauses. The answer holds `fields`, values
 * that the form carries from then on, and a `message` for `[data-autosave-state]`; the form's own `data-…` sentences say
 * what went wrong. Nothing is kept in the browser: what could not be saved stays in its field and is tried again.
 */
export function watchAutosave() {
  document.addEventListener('input', ({ target }) => later(formOf(target)))
  document.addEventListener('submit', sendAfterSaving, true)
  document.addEventListener('session:renewed', () => waiting().forEach(save))
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) waiting().forEach((form) => save(form, { isLeaving: true }))
  })
}

const states = new WeakMap()

function formOf(element) {
  return element.closest?.('form[data-autosave]')
}

function stateOf(form) {
  if (!states.has(form)) states.set(form, { edits: 0, saved: 0, pause: RETRY_MS })
  return states.get(form)
}

function waiting() {
  const forms = [...document.querySelectorAll('form[data-autosave]')]
  return forms.filter((form) => stateOf(form).edits > stateOf(form).saved)
}

function later(form, pause = QUIET_MS) {
  if (!form) return
  const state = stateOf(form)
  if (pause === QUIET_MS) state.edits++
  if (state.isStopped) return
  clearTimeout(state.timer)
  state.timer = setTimeout(() => save(form), pause)
}

async function save(form, { isLeaving = false } = {}) {
  const state = stateOf(form)
  clearTimeout(state.timer)
  if (state.isStopped || state.sending || !form.isConnected) return
  const edits = state.edits
  say(form, form.dataset.saving)
  state.sending = send(form, isLeaving)
    .then((response) => take(form, response, edits))
    .catch(() => tryAgain(form))
  await state.sending
  state.sending = null
  if (state.edits > edits) later(form, QUIET_MS / 2)
}

function send(form, isLeaving) {
  const body = new URLSearchParams(new FormData(form))
  const keepalive = isLeaving && body.toString().length < KEEPALIVE_BYTES
  return fetch(form.action, {
    method: 'POST',
    body,
    keepalive,
    headers: { 'accept': 'application/json', 'x-alpine-request': 'true' },
  })
}

async function take(form, response, edits) {
  const state = stateOf(form)
  if (response.ok) return accept(form, await response.json(), edits)
  if (response.status === 401 || response.status === 419) {
    say(form, form.dataset.signedOut, true)
    return signInHere()
  }
  if (response.status >= 500 || response.status === 429) return tryAgain(form)
  if (response.status !== 409) return refuse(form, await response.json())
  state.isStopped = true
  say(form, form.dataset.conflict, true)
}

function accept(form, { fields, message, isComplete }, edits) {
  const state = stateOf(form)
  for (const [name, value] of Object.entries(fields)) {
    if (form.elements[name]) form.elements[name].value = value
  }
  state.saved = edits
  state.pause = RETRY_MS
  say(form, message, !isComplete)
  if (!isComplete || state.edits > edits) return
  form.dispatchEvent(new Event('form:saved', { bubbles: true }))
}

/** It would be refused again as it stands; the next edit may mend it. */
function refuse(form, { error }) {
  say(form, `${form.dataset.refused} ${error?.reason ?? error?.message ?? ''}`, true)
}

function tryAgain(form) {
  const state = stateOf(form)
  say(form, form.dataset.offline, true)
  later(form, state.pause)
  state.pause = Math.min(state.pause * 2, SLOWEST_MS)
}

/** Sent by a person while it is saving itself: it goes with the version that comes back. */
function sendAfterSaving(event) {
  const form = formOf(event.target)
  if (!form || form !== event.target) return
  const state = stateOf(form)
  clearTimeout(state.timer)
  if (!state.sending) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const { submitter } = event
  state.sending.finally(() => setTimeout(() => form.requestSubmit(submitter)))
}

/** Only trouble is read out: whoever types does not want to hear of every pause. */
function say(form, text, isTrouble = false) {
  const place = form.querySelector('[data-autosave-state]')
  if (!place || place.textContent === text) return
  if (isTrouble) place.setAttribute('role', 'alert')
  else place.removeAttribute('role')
  place.toggleAttribute('data-trouble', isTrouble)
  place.textContent = text
}
