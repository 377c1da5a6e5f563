/**
 * `<div data-trend="id of a table's wrapper">` becomes a curve of that table's values. Whatever draws it is fetched only by
 * pages that have one; the table stays, folded away.
 */
export async function watchTrends() {
  const places = [...document.querySelectorAll('[data-trend]')]
  if (places.length === 0) return
  const { drawTrend } = await import('./trend_chart.js')
  for (const place of places) {
    if (drawTrend(place)) place.parentElement.querySelector('[data-trend-values]').open = false
  }
}
