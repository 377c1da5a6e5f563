/** Where tabs are wider than the screen, the one that is open must be among those in view. */
export function watchTabs() {
  showOpenTab(document)
  document.addEventListener('ajax:merged', ({ target }) => showOpenTab(target))
}

function showOpenTab(part) {
  for (const tab of part.querySelectorAll('.tab-link[aria-current]')) {
    const row = tab.parentElement
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.clientWidth) / 2
  }
}
