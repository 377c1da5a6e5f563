const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&"'<>]/g, (character) => ESCAPES[character])
}

/**
 * Writes HTML attributes from an object: `false`, `null` and `undefined` leave the attribute out, `true` writes it
 * bare, arrays join with a space. Edge's own `toAttrs` neither escapes quotes nor keeps attributes it does not know
 * (`x-target`), and values here can come from people.
 */
export function attributes(values: Record<string, unknown>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== false && value !== null && value !== undefined)
    .map(([name, value]) => (value === true ? name : `${name}="${escapeHtml(asText(value))}"`))
    .join(' ')
}

/** What is left of a component's props once its own are taken: these become HTML attributes. */
export function otherProps(props: object, own: string): Record<string, unknown> {
  const taken = new Set(own.split(' '))
  return Object.fromEntries(Object.entries(props).filter(([name]) => !taken.has(name)))
}

function asText(value: unknown): string {
  return Array.isArray(value) ? value.filter(Boolean).join(' ') : String(value)
}
