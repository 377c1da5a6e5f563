/** Guarded forms warn before typed work is lost; the error summary takes the focus; one press sends once. */
export function watchForms() {
  const dirty = new Set()

  document.addEventListener('input', ({ target }) => {
    const form = target.closest?.('form[data-guard]')
    if (form) dirty.add(form)
  })

  document.addEventListener('submit', (event) => {
    dirty.delete(event.target)
    if (!event.defaultPrevented) sendOnce(event)
  })

  document.addEventListener('form:saved', ({ target }) => dirty.delete(target))

  window.addEventListener('beforeunload', (event) => {
    const unsaved = [...dirty].some((form) => form.isConnected)
    if (unsaved) event.preventDefault()
  })

  // Coming back by the browser's history restores the page as it was left: with its buttons waiting.
  window.addEventListener('pageshow', release)
  document.addEventListener('ajax:merged', ({ target }) => focusErrors(target))
  document.addEventListener('click', followErrorLink)
  focusErrors(document)
}

function sendOnce(event) {
  const form = event.target
  if (form.method !== 'post' || form._ajax_target) return
  if (form.dataset.sending) return event.preventDefault()
  form.dataset.sending = 'true'
  event.submitter?.setAttribute('aria-disabled', 'true')
}

function release() {
  for (const form of document.querySelectorAll('form[data-sending]')) {
    delete form.dataset.sending
    form
      .querySelectorAll('[aria-disabled="true"]')
      .forEach((one) => one.removeAttribute('aria-disabled'))
  }
}

function focusErrors(part) {
  part.querySelector?.('[data-error-summary]')?.focus()
}

/** A jump to `#field-x` scrolls by itself; the focus should land in the field as well. */
function followErrorLink(event) {
  const link = event.target.closest?.('[data-error-summary] a[href^="#"]')
  const field = link && document.getElementById(link.getAttribute('href').slice(1))
  if (!field) return
  event.preventDefault()
  field.scrollIntoView({ block: 'center' })
  field.focus()
}
