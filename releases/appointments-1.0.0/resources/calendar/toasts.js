const READING_MS = 10_000

/**
 * A sentence with what can be done about it, for ten seconds; pointing at it or tabbing into it stops the clock. What it
 * offers can be done later too, from the appointment itself.
 */
export function say(words, text, { actions = [], tone = 'success', icon } = {}) {
  const line = document.createElement('div')
  line.className = `toast-line tone-${tone}`
  const sentence = document.createElement('p')
  sentence.className = 'toast-text'
  sentence.textContent = text
  line.append(...(icon ? [icon] : []), sentence)
  line.append(closeButton(line, words))
  for (const action of actions) addAction(line, action)
  document.getElementById('toasts').append(line)
  leaveInTime(line)
  return line
}

export function addAction(line, { label, act }) {
  line.lastElementChild.before(actionButton(line, label, act))
}

/** What a page of the server said, in the answer that leads back here. */
export function takeToasts(page) {
  const toasts = page.querySelectorAll('#toasts > *')
  document.getElementById('toasts').append(...[...toasts].map((one) => document.adoptNode(one)))
  return toasts.length > 0
}

function actionButton(line, label, act) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn btn-ghost'
  button.textContent = label
  button.addEventListener('click', () => {
    line.remove()
    act()
  })
  return button
}

function closeButton(line, words) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'icon-button'
  button.setAttribute('aria-label', words.close)
  button.append(iconOf('close'))
  button.addEventListener('click', () => line.remove())
  return button
}

function leaveInTime(line) {
  let timer
  const wait = () => (timer = setTimeout(() => line.remove(), READING_MS))
  const stop = () => clearTimeout(timer)
  line.addEventListener('pointerenter', stop)
  line.addEventListener('focusin', stop)
  line.addEventListener('pointerleave', wait)
  line.addEventListener('focusout', wait)
  wait()
}

/** A sign as the server drew it. */
export function iconOf(name) {
  const template = document.querySelector(`template[data-icon="${name}"]`)
  return template?.content.firstElementChild?.cloneNode(true) ?? document.createElement('span')
}
