/**
 * Triggers are links to `#id` so that they work without JavaScript. With it, the dialog opens as a real modal: focus
 * stays inside, Escape closes, focus returns to the trigger.
 */
export function watchDialogs() {
  document.addEventListener('click', onClick)
  document.addEventListener('keydown', pressLinkWithSpace)
  document.querySelectorAll('dialog[data-open]').forEach(openDialog)
  openAddressed()
}

export function openDialog(dialog) {
  if (!dialog || dialog.open) return
  dialog.showModal()
  firstField(dialog)?.focus()
}

/** One came to fill in a field, and back to correct it; the browser would begin with the Close button. */
function firstField(dialog) {
  const isWrong = '[aria-invalid="true"]'
  const field = ':is(input, select, textarea):not([type="hidden"])'
  return dialog.querySelector(isWrong) ?? dialog.querySelector(field)
}

function onClick(event) {
  if (event.defaultPrevented) return
  const trigger = event.target.closest('[data-open-dialog]')
  if (trigger) return openFrom(event, trigger)

  const closer = event.target.closest('[data-close-dialog]')
  if (closer) return closeFrom(event, closer)

  if (event.target.matches('dialog[open]') && isOutside(event)) event.target.close()
}

function openFrom(event, trigger) {
  const dialog = document.getElementById(trigger.dataset.openDialog)
  if (!dialog) return
  event.preventDefault()
  openDialog(dialog)
}

function closeFrom(event, closer) {
  event.preventDefault()
  closer.closest('dialog')?.close()
}

/** A click on the backdrop has the dialog as its target but lies outside its box. */
function isOutside({ target, clientX, clientY }) {
  const box = target.getBoundingClientRect()
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom
}

/** A link that says it is a button must answer to the space bar too. */
function pressLinkWithSpace(event) {
  if (event.key !== ' ' || !event.target.matches('a[role="button"]')) return
  event.preventDefault()
  event.target.click()
}

function openAddressed() {
  const id = decodeURIComponent(location.hash.slice(1))
  const dialog = document.getElementById(id)
  if (!(dialog instanceof HTMLDialogElement)) return
  history.replaceState(history.state, '', location.pathname + location.search)
  openDialog(dialog)
}
