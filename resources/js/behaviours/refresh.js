import { signInHere } from './sign_in_again.js'

const SLOWEST = 30_000

/**
 * `<div id="import" data-refresh="2000" data-refresh-url="/…">` is fetched again until the server sends it without the
 * attribute. A hidden tab waits, and failures slow it down rather than stop it. With `data-refresh-live="/…"`, an address
 * of server-sent events, it is fetched as soon as one says `changed`; the pause is then only for when they fall silent.
 */
export function watchRefreshes(Alpine) {
  document.querySelectorAll('[data-refresh]').forEach((element) => follow(element, Alpine))
  document.addEventListener('ajax:merged', ({ target }) => {
    if (target.matches?.('[data-refresh]')) follow(target, Alpine)
  })
}

function follow(element, Alpine) {
  if (element._refreshing) return
  element._refreshing = true
  schedule(element, Alpine, pauseOf(element))
  listen(element.dataset.refreshLive, element.id, Alpine)
}

const channels = new Map()

/** One channel for an address, however often its element is exchanged. */
function listen(address, id, Alpine) {
  if (!address || channels.has(address)) return
  const channel = new EventSource(address)
  channels.set(address, channel)
  const look = () => {
    const element = document.getElementById(id)
    if (element?.dataset.refresh && !document.hidden) refresh(element, Alpine).catch(() => {})
  }
  channel.addEventListener('changed', look)
  channel.addEventListener('ended', () => channel.close())
}

function schedule(element, Alpine, pause) {
  setTimeout(() => tick(element, Alpine, pause), pause)
}

async function tick(element, Alpine, pause) {
  if (!element.isConnected || !element.dataset.refresh) return
  if (document.hidden) return schedule(element, Alpine, pause)

  try {
    await refresh(element, Alpine)
  } catch {
    schedule(element, Alpine, Math.min(pause * 2, SLOWEST))
  }
}

async function refresh(element, Alpine) {
  const url = element.dataset.refreshUrl || location.href
  const headers = { 'accept': 'text/html', 'x-alpine-request': 'true' }
  const response = await fetch(url, { headers })
  if (response.status === 401) signInHere()
  if (!response.ok) throw new Error(`The refresh answered ${response.status}`)
  replace(element, await response.text(), Alpine)
}

function replace(element, html, Alpine) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById(element.id)
  if (!fresh) return
  const adopted = document.adoptNode(fresh)
  element.replaceWith(adopted)
  Alpine.initTree(adopted)
  if (adopted.dataset.refresh) follow(adopted, Alpine)
}

function pauseOf(element) {
  return Math.max(500, Number(element.dataset.refresh) || 2000)
}
