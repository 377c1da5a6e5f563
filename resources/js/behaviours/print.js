/** `<button data-print>` opens the browser's own way to print the page. */
export function watchPrinting() {
  document.addEventListener('click', ({ target }) => {
    if (target.closest?.('[data-print]')) window.print()
  })
}
