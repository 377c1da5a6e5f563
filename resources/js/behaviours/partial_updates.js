import { canSignInHere, signInHere } from './sign_in_again.js'

/**
 * A partial update may be answered by another page: the session ended, or the record moved. Then the reader should
 * see that page, not lose the part that it did not contain. Where the session ended the page stays, to be gone on with.
 */
export function watchPartialUpdates() {
  document.addEventListener('ajax:missing', (event) => {
    const { target, response } = event.detail
    if (hasSessionEnded(response) && canSignInHere()) return goOnHere(event, target)
    if (!response.redirected || new URL(response.url).pathname === location.pathname) return
    event.preventDefault()
    location.assign(response.url)
  })
}

/** A form sent without its session is refused for its token (419) before anyone asks who sent it (401). */
function hasSessionEnded({ status }) {
  return status === 401 || status === 419
}

function goOnHere(event, target) {
  event.preventDefault()
  target.removeAttribute('aria-busy')
  signInHere()
}
