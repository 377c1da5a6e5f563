const A_YEAR = 60 * 60 * 24 * 365

/** The form saves the choice by itself; this shows it at once, and remembers it for pages before sign-in. */
export function watchTheme() {
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('[data-theme-form]') || !event.submitter) return
    event.preventDefault()
    choose(event.submitter.value, event.target)
    save(event.target, event.submitter)
  })
}

function choose(theme, form) {
  const root = document.documentElement
  if (theme === 'auto') delete root.dataset.theme
  else root.dataset.theme = theme

  document.cookie = `theme=${theme}; path=/; max-age=${A_YEAR}; samesite=lax`
  for (const button of form.querySelectorAll('button[name="theme"]')) {
    button.setAttribute('aria-pressed', String(button.value === theme))
  }
}

function save(form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter))
  fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } }).catch(() => {
    // Offline: the cookie keeps the choice on this device, and the next change saves it.
  })
}
