/** Menus are <details>: they open by themselves. This closes them: elsewhere clicked, Escape, another one opened. */
export function watchMenus() {
  document.addEventListener('click', (event) => {
    closeAll(event.target.closest('details[data-menu]'))
  })

  document.addEventListener('keydown', (event) => {
    const menu = event.target.closest?.('details[data-menu][open]')
    if (!menu) return
    if (event.key === 'Escape') return closeAndReturn(menu)
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(event, menu)
  })
}

function closeAll(except) {
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (menu !== except) menu.open = false
  }
}

function closeAndReturn(menu) {
  menu.open = false
  menu.querySelector('summary').focus()
}

function moveFocus(event, menu) {
  const items = [...menu.querySelectorAll('a[href], button')]
  if (items.length === 0) return
  event.preventDefault()
  const step = event.key === 'ArrowDown' ? 1 : -1
  const index = items.indexOf(document.activeElement)
  const start = index === -1 && step === -1 ? 0 : index
  items[(start + step + items.length) % items.length].focus()
}
