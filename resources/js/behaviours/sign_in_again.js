import { openDialog } from './dialogs.js'

/**
 * A session that ends under an open page asks for the password in place: what was typed stays. The new session has a
 * form token of its own, which every form on the page then takes over.
 */
export function watchSignIn() {
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('[data-sign-in-again]')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    send(event.target)
  })
}

/** Whether the reader can be asked here; elsewhere the sign-in page has to do. */
export function canSignInHere() {
  return dialog() !== null
}

/** Asks, unless the same person has signed in meanwhile, in another tab. */
export async function signInHere() {
  const form = dialog()?.querySelector('form')
  if (!form) return
  const page = await read(await fetch(form.action))
  if (!isSignIn(page) && isSamePerson(page, form)) return renewTokens(page)
  openDialog(dialog())
}

async function send(form) {
  say(form, '')
  try {
    const page = await signIn(form)
    if (!page.ok || isSignIn(page)) return say(form, refusalIn(page) ?? failure())
    if (!isSamePerson(page, form)) return say(form, failure())
    renewTokens(page)
    form.reset()
    dialog().close()
  } catch {
    say(form, failure())
  }
}

async function signIn(form) {
  const before = await read(await fetch(form.action))
  if (!isSignIn(before)) return before
  const body = new URLSearchParams(new FormData(form))
  body.set('_csrf', tokenIn(before))
  return read(await fetch(form.action, { method: 'POST', body }))
}

async function read(response) {
  const body = new DOMParser().parseFromString(await response.text(), 'text/html')
  return { url: response.url, ok: response.ok, body }
}

function isSignIn({ url }) {
  return new URL(url).pathname === '/sign-in'
}

/** What was typed is not to be saved in somebody else's name. */
function isSamePerson({ body }, form) {
  const again = body.querySelector('[data-sign-in-again] [name="email"]')
  return again?.value === form.elements.email.value
}

function refusalIn({ body }) {
  return body.querySelector('[role="alert"]')?.textContent.trim()
}

function tokenIn({ body }) {
  return body.querySelector('[name="_csrf"]')?.value ?? ''
}

function renewTokens(page) {
  for (const field of document.querySelectorAll('[name="_csrf"]')) field.value = tokenIn(page)
  document.dispatchEvent(new Event('session:renewed'))
}

function dialog() {
  return document.getElementById('sign-in-again')
}

function failure() {
  return dialog().dataset.failed
}

function say(form, text) {
  form.querySelector('[data-problem]').textContent = text
  form.elements.password.select()
}
