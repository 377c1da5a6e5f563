const EVERY_MS = 10_000

/**
 * What goes on while a page is looked at. `<strong data-since="ISO" data-words="{n} min">` counts the minutes since then;
 * `<p data-clock="America/New_York">` shows the time there.
 */
export function watchClocks() {
  setInterval(tell, EVERY_MS)
}

function tell() {
  for (const element of document.querySelectorAll('[data-since]')) {
    const minutes = Math.floor((Date.now() - Date.parse(element.dataset.since)) / 60_000)
    if (minutes >= 0) write(element, element.dataset.words.replace('{n}', minutes))
  }
  for (const element of document.querySelectorAll('[data-clock]')) {
    const { lang } = document.documentElement
    const shape = { hour: 'numeric', minute: '2-digit', timeZone: element.dataset.clock }
    write(element, new Intl.DateTimeFormat(lang, shape).format(Date.now()))
  }
}

/** Only where it changed: nobody is read the same again. */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text
}
