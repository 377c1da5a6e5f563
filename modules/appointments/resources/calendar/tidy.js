const ROLES = ['table', 'row', 'rowgroup', 'cell', 'columnheader', 'list', 'listitem']
const OF_TABLES = ['aria-colindex', 'aria-colspan']
const WRONG = ROLES.map((role) => `[role="${role}"]`).join()

/** The library says "table" of parts that make none; without it, what is read aloud is right. */
export function keepTidy(place) {
  const tidy = () => {
    for (const one of place.querySelectorAll(WRONG)) one.removeAttribute('role')
    for (const name of OF_TABLES) {
      for (const one of place.querySelectorAll(`[${name}]`)) one.removeAttribute(name)
    }
  }
  const attributeFilter = ['role', ...OF_TABLES]
  new MutationObserver(tidy).observe(place, { childList: true, subtree: true, attributeFilter })
  tidy()
}
