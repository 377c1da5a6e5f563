/** Asks the clinic's server. Where the session has ended, the page asks for the password in place. */
export async function ask(address, { method = 'GET', body, headers = {}, ...more } = {}) {
  const response = await fetch(address, {
    method,
    headers: {
      accept: 'application/json',
      ...(method !== 'GET' && { 'x-csrf-token': csrfToken() }),
      ...(body && !(body instanceof URLSearchParams) && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body && !(body instanceof URLSearchParams) ? JSON.stringify(body) : body,
    ...more,
  })
  if (response.status === 401 || response.status === 419) askForPassword(response)
  return response
}

export function askForPage(address, options = {}) {
  return ask(address, { ...options, headers: { accept: 'text/html' } })
}

function csrfToken() {
  return document.querySelector('meta[name="csrf-token"]')?.content ?? ''
}

/** As alpine-ajax tells it; the UI kit answers. */
function askForPassword(response) {
  const target = document.getElementById('calendar')
  const told = new CustomEvent('ajax:missing', {
    bubbles: true,
    cancelable: true,
    detail: { response, target },
  })
  document.dispatchEvent(told)
}
