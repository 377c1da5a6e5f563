const ROLES = ['table', 'row', 'rowgroup', 'cell', 'columnheader', 'list', 'listitem']
const WRONG = ROLES.map((role) => `[role="${role}"]`).join()

/** The library says "table" of parts that make none; without it, what is read aloud is right. */
export function keepTidy(place) {
  const tidy = () => {
    for (const one of place.querySelectorAll(WRONG)) one.removeAttribute('role')
    for (const one of place.querySelectorAll('[aria-colindex]')) {
      one.removeAttribute('aria-colindex')
    }
  }
  const attributeFilter = ['role', 'aria-colindex']
  new MutationObserver(tidy).observe(place, { childList: true, subtree: true, attributeFilter })
  tidy()
}
