const SPECIAL = /[&"'<>]/g
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
}

export function escapeHtml(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPES[character])
}

/**
 * Writes HTML attributes from an object: `false`, `null` and `undefined` leave the attribute out, `true` writes it
 * bare, arrays join with a space. Edge's own `toAttrs` neither escapes quotes nor keeps attributes it does not know
 * (`x-target`), and values here can come from people.
 */
export function attributes(values: Record<string, unknown>): string {
  let written = ''
  for (const name in values) {
    const value = values[name]
    if (value === false || value === null || value === undefined) continue
    const text = Array.isArray(value) ? value.filter(Boolean).join(' ') : value
    if (text === '' && name === 'class') continue
    written += value === true ? `${name} ` : `${name}="${escapeHtml(String(text))}" `
  }
  return written
}

const ownNames = new Map<string, Set<string>>()

/** What is left of a component's props once its own are taken: these become HTML attributes. */
export function otherProps(props: Record<string, unknown>, own: string): Record<string, unknown> {
  const taken = ownNames.get(own) ?? new Set(own.split(' '))
  ownNames.set(own, taken)
  const others: Record<string, unknown> = {}
  for (const name in props) {
    if (!taken.has(name)) others[name] = props[name]
  }
  return others
}
