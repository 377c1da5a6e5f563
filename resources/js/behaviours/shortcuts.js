import { openDialog } from './dialogs.js'
import { togglePrivacy } from './privacy.js'

const KEYS = {
  '?': () => openDialog(document.getElementById('keys')),
  '/': focusSearch,
  'p': togglePrivacy,
}

export function watchShortcuts() {
  if (/mac|iphone|ipad/i.test(navigator.platform)) useCommandKey()
  listPageShortcuts()
  document.addEventListener('keydown', onKey)
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-open-palette]')) openPalette()
    if (event.target.closest('[data-open-keys]')) KEYS['?']()
  })
}

function onKey(event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault()
    return openPalette()
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  if (document.querySelector('dialog[open]')) return

  const act = KEYS[event.key] ?? pageShortcut(event.key)
  if (!act) return
  event.preventDefault()
  act()
}

function isTyping(target) {
  return target.closest?.('input, textarea, select, [contenteditable="true"]') !== null
}

function openPalette() {
  openDialog(document.getElementById('palette'))
}

function focusSearch() {
  const box = document.querySelector('[data-search-focus]')
  if (!box) return openPalette()
  box.focus()
  box.select()
}

function pageShortcut(key) {
  const control = document.querySelector(`[data-shortcut="${CSS.escape(key)}"]`)
  return control && (() => control.click())
}

function useCommandKey() {
  for (const key of document.querySelectorAll('[data-mod-key]')) {
    key.textContent = `⌘${key.dataset.modKey}`
  }
}

/** What the page itself offers joins the help dialog. */
function listPageShortcuts() {
  const list = document.querySelector('[data-keys]')
  for (const control of document.querySelectorAll('[data-shortcut][data-shortcut-label]')) {
    const term = document.createElement('dt')
    const key = document.createElement('kbd')
    const meaning = document.createElement('dd')
    key.textContent = control.dataset.shortcut
    meaning.textContent = control.dataset.shortcutLabel
    term.append(key)
    list?.append(term, meaning)
  }
}
