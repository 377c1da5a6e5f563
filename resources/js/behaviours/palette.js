import { signInHere } from './sign_in_again.js'

const TYPING_PAUSE = 150
const SIGNED_OUT = new Error('The session has ended')

/**
 * The command palette. The server answers `{ groups: [{ label, items: [{ label, detail, href }] }] }` for what was typed,
 * and the reader's recent records for nothing; pages of the menu are matched here. Nothing is kept in the browser:
 * names of patients do not belong in its storage.
 */
export function palette() {
  return {
    groups: [],
    items: [],
    active: 0,
    state: 'idle',
    request: null,
    timer: null,

    init() {
      new MutationObserver(() => this.$root.open && this.load('')).observe(this.$root, {
        attributeFilter: ['open'],
      })
    },

    get activeId() {
      return this.items[this.active]?.id ?? null
    },
    get isLoading() {
      return this.state === 'loading' && this.items.length === 0
    },
    get hasFailed() {
      return this.state === 'failed'
    },
    get isEmpty() {
      return this.state === 'ready' && this.items.length === 0
    },
    get note() {
      return this.isLoading || this.hasFailed || this.isEmpty
    },

    ask() {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.load(this.$refs.input.value.trim()), TYPING_PAUSE)
    },

    async load(query) {
      this.request?.abort()
      this.request = new AbortController()
      this.state = 'loading'
      try {
        const groups = await search(this.$root.dataset.url, query, this.request.signal)
        this.show([...groups, ...matchingPages(this.$root.dataset.pages, query)])
        this.state = 'ready'
      } catch (error) {
        if (error.name === 'AbortError') return
        if (error === SIGNED_OUT) signInHere()
        this.show(matchingPages(this.$root.dataset.pages, query))
        this.state = 'failed'
      }
    },

    show(groups) {
      this.groups = numbered(groups)
      this.items = this.groups.flatMap((group) => group.items)
      this.active = 0
    },

    steer(event) {
      const steps = { ArrowDown: 1, ArrowUp: -1 }
      if (event.key in steps) {
        event.preventDefault()
        this.move(steps[event.key])
      } else if (event.key === 'Enter') {
        event.preventDefault()
        document.getElementById(this.activeId)?.click()
      }
    },

    move(step) {
      const { length } = this.items
      if (length === 0) return
      this.active = (this.active + step + length) % length
      document.getElementById(this.activeId)?.scrollIntoView({ block: 'nearest' })
    },

    close() {
      this.$root.close()
    },

    closeOnBackdrop(event) {
      if (event.target === this.$root) this.$root.close()
    },

    reset() {
      this.request?.abort()
      clearTimeout(this.timer)
      this.$refs.input.value = ''
      this.state = 'idle'
      this.show([])
    },
  }
}

async function search(url, query, signal) {
  const address = new URL(url, location.href)
  address.searchParams.set('q', query)
  const headers = { 'accept': 'application/json', 'x-requested-with': 'XMLHttpRequest' }
  const response = await fetch(address, { signal, headers })
  if (response.status === 401) throw SIGNED_OUT
  if (!response.ok) throw new Error(`The search answered ${response.status}`)
  const { groups = [] } = await response.json()
  return groups.filter((group) => group.items.length > 0)
}

function matchingPages(label, query) {
  const wanted = query.toLowerCase()
  const links = [...document.querySelectorAll('.shell-side .nav-link')]
  const items = links
    .map((link) => ({ label: link.textContent.trim(), href: link.href, isPublic: true }))
    .filter((item) => item.label.toLowerCase().includes(wanted))
  return items.length > 0 ? [{ label, items }] : []
}

function numbered(groups) {
  let number = 0
  return groups.map((group) => ({
    label: group.label,
    items: group.items.map((item) => ({
      ...item,
      detail: item.detail ?? '',
      id: `palette-option-${number++}`,
      nameClass: item.isPublic ? '' : 'private-name',
    })),
  }))
}
