/** Blurs names on this device until switched back. It never leaves the browser: it is about who stands behind one. */
export function watchPrivacy() {
  paintButtons()
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-privacy-toggle]')) togglePrivacy()
  })
}

export function togglePrivacy() {
  const root = document.documentElement
  if (isPrivate()) delete root.dataset.privacy
  else root.dataset.privacy = 'on'
  remember(isPrivate())
  paintButtons()
}

function isPrivate() {
  return document.documentElement.dataset.privacy === 'on'
}

function remember(isOn) {
  try {
    localStorage.setItem('privacy', isOn ? 'on' : 'off')
  } catch {
    // A browser that refuses storage still blurs, for this page.
  }
}

function paintButtons() {
  for (const button of document.querySelectorAll('[data-privacy-toggle]')) {
    button.setAttribute('aria-pressed', String(isPrivate()))
  }
}
