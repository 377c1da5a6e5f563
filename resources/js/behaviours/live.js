import { signInHere } from './sign_in_again.js'

const AGAIN_MS = 30_000
/** Several changes that come together are one look. */
const GATHER_MS = 150

/**
 * `<div id="desk" data-live="/…" data-live-topics="appointments.desk">` is fetched again when its page's stream of server-sent
 * events (`page.live`) says that one of its topics changed. It says so itself first, by the event `live:changed` with
 * `{ topic, key }`; topic `null` means that anything may have changed. With `data-live-quiet`, or where the event is
 * prevented, nothing is fetched. A hidden tab lets its streams go: a browser has few lines to one server.
 */
export function watchLive(Alpine) {
  listenToAll(Alpine)
  document.addEventListener('ajax:merged', () => listenToAll(Alpine))
  document.addEventListener('visibilitychange', () => {
    for (const channel of channels.values()) document.hidden ? channel.close() : channel.open()
  })
}

const channels = new Map()

function listenToAll(Alpine) {
  for (const { dataset } of document.querySelectorAll('[data-live]')) {
    const address = dataset.live
    if (channels.has(address)) continue
    const channel = new Channel(address, (change) => tell(address, change, Alpine))
    channels.set(address, channel)
    if (!document.hidden) channel.open()
  }
}

/** One stream of events, kept open for as long as somebody looks. */
class Channel {
  #address
  #onChange
  #source
  #wasOpen = false
  #again

  constructor(address, onChange) {
    this.#address = address
    this.#onChange = onChange
  }

  open() {
    if (this.#source || document.hidden) return
    clearTimeout(this.#again)
    const source = (this.#source = new EventSource(this.#address))
    source.addEventListener('changed', ({ data }) => this.#onChange(JSON.parse(data)))
    source.addEventListener('open', () => this.#opened())
    source.addEventListener('error', () => {
      // The browser comes back by itself after a break, but not after a refusal.
      if (source.readyState !== EventSource.CLOSED) return
      this.close()
      this.#again = setTimeout(() => this.open(), AGAIN_MS)
    })
  }

  close() {
    clearTimeout(this.#again)
    this.#source?.close()
    this.#source = undefined
  }

  /** What changed while nobody listened was told to nobody. */
  #opened() {
    if (this.#wasOpen) this.#onChange({ topic: null, key: null })
    this.#wasOpen = true
  }
}

function tell(address, change, Alpine) {
  for (const element of document.querySelectorAll('[data-live]')) {
    const { live, liveTopics = '' } = element.dataset
    const isMeant = change.topic === null || liveTopics.split(' ').includes(change.topic)
    if (live !== address || !isMeant) continue
    const event = new CustomEvent('live:changed', {
      bubbles: true,
      cancelable: true,
      detail: change,
    })
    const wantsLook = element.dispatchEvent(event) && !('liveQuiet' in element.dataset)
    if (wantsLook) lookSoon(element.id, Alpine)
  }
}

const waiting = new Map()
const looking = new Set()

function lookSoon(id, Alpine) {
  if (waiting.has(id)) return
  waiting.set(
    id,
    setTimeout(() => {
      waiting.delete(id)
      // Whoever types in it, or has a menu of it open, is not interrupted.
      if (looking.has(id) || isInUse(document.getElementById(id))) return lookSoon(id, Alpine)
      looking.add(id)
      look(id, Alpine)
        .catch(() => {})
        .finally(() => looking.delete(id))
    }, GATHER_MS)
  )
}

function isInUse(element) {
  const focused = document.activeElement
  if (!element?.contains(focused)) return false
  return (
    focused.matches('input, textarea, select, [contenteditable]') ||
    Boolean(focused.closest('[open]'))
  )
}

/** Fetches the page that is shown and takes this part of it. */
async function look(id, Alpine) {
  const headers = { 'accept': 'text/html', 'x-alpine-request': 'true' }
  const response = await fetch(location.href, { headers })
  if (response.status === 401) return signInHere()
  const element = document.getElementById(id)
  if (!response.ok || !element) return
  const html = await response.text()
  const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById(id)
  if (fresh) exchange(element, document.adoptNode(fresh), Alpine)
}

function exchange(element, fresh, Alpine) {
  const focused = element.contains(document.activeElement) && document.activeElement.id
  element.replaceWith(fresh)
  Alpine.initTree(fresh)
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
}
