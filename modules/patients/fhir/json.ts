/** How a number was written, beside what it is worth: `JSON.parse` gives it since ES2025. */
interface NumberSource {
  source?: string
}

type ExactReviver = (key: string, value: unknown, context: NumberSource) => unknown

/** Newer than TypeScript's own declarations. */
interface ExactJson {
  parse(text: string, reviver: ExactReviver): unknown
  rawJSON(text: string): unknown
}

/** Whatever could be a number, also inside text. */
const NUMBER = /(?<=[:,[\s])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[,\]}\s])/g

const exact = JSON as unknown as ExactJson // the same object, with what ES2025 added to it

/**
 * Reads JSON so that writing it again gives the very same numbers: to a laboratory, 1.10 is not 1.1.
 *
 * @throws SyntaxError
 */
export function readExactly(text: string): unknown {
  // Most files have only numbers that come out as they went in, and are read many times faster.
  const isPlain = text.matchAll(NUMBER).every(([number]) => String(Number(number)) === number)
  if (isPlain) return JSON.parse(text)
  return exact.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source
      ? exact.rawJSON(source)
      : value
  )
}

export type JsonObject = Record<string, unknown>

/** An object of JSON, and neither a list nor a number as it was written. */
export function isObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !('rawJSON' in value)
  )
}

/** The same without what is `undefined` or empty: FHIR knows neither. */
export function withoutGaps<T>(value: T): T {
  return prune(value) as T // the same shape; only optional parts go
}

function prune(value: unknown): unknown {
  if (Array.isArray(value)) {
    const left = value.map(prune).filter((one) => one !== undefined)
    return left.length > 0 ? left : undefined
  }
  if (!isObject(value)) return value === null || value === '' ? undefined : value
  const left = Object.entries(value)
    .map(([key, one]) => [key, prune(one)] as const)
    .filter(([, one]) => one !== undefined)
  return left.length > 0 ? Object.fromEntries(left) : undefined
}

/** Whether two values of JSON are worth the same, in whatever order their keys stand. */
export function isSame(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right)
}

/** Text that equal values of JSON have in common. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value) ?? 'null'
  const entries = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
  return `{${entries.join(',')}}`
}
