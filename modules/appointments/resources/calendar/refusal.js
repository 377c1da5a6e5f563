import { element } from './drawing.js'

/**
 * Why an appointment is not moved to where it was dropped, and what its mover may do: back, one of the next free times, there
 * all the same outside the hours, or over others with a reason.
 *
 * @param told what the server answered
 * @param acts what each of them does
 */
export function refusal({ words, form }, { error, message, nextFree }, wanted, acts) {
  const node = element('div', 'panel-refusal')
  const why = element('p', 'alert-line', message)
  why.setAttribute('role', 'alert')
  node.append(element('p', 'panel-label', wanted), why)
  if (nextFree.length > 0) node.append(...freeTimes(words, nextFree, acts))
  if (error === 'E_OUTSIDE_HOURS') node.append(button(words.anyway, 'btn-quiet', acts.anyway))
  if (error === 'E_SLOT_TAKEN' && form) node.append(overbooking(form, acts))
  const ends = element('div', 'panel-ends')
  ends.append(button(words.moveBack, 'btn-quiet', acts.back))
  ends.append(button(words.otherTime, 'btn-ghost', acts.other))
  node.append(ends)
  return node
}

function freeTimes(words, nextFree, acts) {
  const free = element('div', 'panel-free')
  for (const { label, start, doctorId } of nextFree) {
    free.append(button(label, 'btn-quiet', () => acts.take({ start, doctorId })))
  }
  return [element('p', 'panel-label', words.nextFree), free]
}

function overbooking(template, acts) {
  const form = template.content.firstElementChild.cloneNode(true)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    acts.overbook(form.elements.reason.value)
  })
  return form
}

function button(text, look, act) {
  const made = element('button', `btn ${look}`, text)
  made.type = 'button'
  made.addEventListener('click', act)
  return made
}
