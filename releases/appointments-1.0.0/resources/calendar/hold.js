import { ask } from './server.js'

const USUAL_MINUTES = 15
/** Before the server lets go of it. */
const RENEW_MS = 120_000

/** Keeps a time for as long as its form is open, so that nobody else books it meanwhile. */
export async function openHold({ base, words }, { start, doctor }) {
  const address = `${base}/calendar/holds`
  const body = { start: start.slice(0, 16), doctor, minutes: USUAL_MINUTES }
  const response = await ask(address, { method: 'POST', body }).catch(() => null)
  if (!response?.ok) return nothing(await problemOf(response, words))
  const { hold: id } = await response.json()
  return kept(`${address}/${id}`, id)
}

async function problemOf(response, words) {
  if (response?.status !== 409) return response ? null : words.failed
  return (await response.json()).message
}

function nothing(problem) {
  return { id: null, problem, letGo() {}, forget() {} }
}

function kept(address, id) {
  const renewing = setInterval(() => ask(address, { method: 'PUT' }).catch(() => {}), RENEW_MS)
  const forget = () => {
    clearInterval(renewing)
    removeEventListener('pagehide', letGo)
  }
  // Also for a tab that is being closed.
  function letGo() {
    forget()
    ask(address, { method: 'DELETE', keepalive: true }).catch(() => {})
  }
  addEventListener('pagehide', letGo)
  return { id, problem: null, letGo, forget }
}
