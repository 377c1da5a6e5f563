/**
 * A partial update may be answered by another page: the session ended, or the record moved. Then the reader should
 * see that page, not lose the part that it did not contain.
 */
export function watchPartialUpdates() {
  document.addEventListener('ajax:missing', (event) => {
    const { response } = event.detail
    if (!response.redirected || new URL(response.url).pathname === location.pathname) return
    event.preventDefault()
    location.assign(response.url)
  })
}
