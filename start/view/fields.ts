import { DateTime } from 'luxon'

/** The part of the session's flash messages that forms read; absent on pages without a session. */
export interface Flash {
  get(key: string, defaultValue?: unknown): unknown
  has(key: string): boolean
}

export interface FieldProps {
  name: string
  id?: string
  type?: string
  value?: unknown
  hint?: string
  error?: string
  fresh?: boolean
  /** A box or a set of them: what is not sent was cleared. A text that was not sent was disabled. */
  choice?: boolean
}

export interface FieldState {
  id: string
  hintId: string
  errorId: string
  describedBy: string | false
  errors: string[]
  value: unknown
  /** The form came back with errors, so what was typed wins over what is stored. */
  repopulated: boolean
}

const NEVER_REPOPULATED = new Set(['password', 'file'])

export function describeField(props: FieldProps, flash?: Flash): FieldState {
  const key = fieldKey(props.name)
  const id = props.id ?? fieldId(key)
  const errors = props.error ? [props.error] : props.fresh ? [] : errorsOf(key, flash)
  const repopulated = !props.fresh && Boolean(flash?.has('inputErrorsBag'))
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const described = [props.hint && hintId, errors.length > 0 && errorId].filter(Boolean)

  return {
    id,
    hintId,
    errorId,
    describedBy: described.length > 0 && described.join(' '),
    errors,
    value: forInput(currentValue(props, key, flash, repopulated), props.type),
    repopulated,
  }
}

/** What went wrong, field by field, each with the id that its summary link jumps to. */
export function errorSummary(flash?: Flash): { href: string; message: string }[] {
  return Object.entries(errorsBag(flash)).map(([key, messages]) => ({
    href: `#${fieldId(key)}`,
    message: [messages].flat()[0],
  }))
}

/** Whether an option is among the field's values, which may be one value or several, numbers or text. */
export function isChosen(option: unknown, value: unknown): boolean {
  const values = value === null || value === undefined ? [] : [value].flat()
  return values.some((one) => String(one) === String(option))
}

/** `phones[0][number]` is `phones.0.number` to the validator and to the flash store. */
function fieldKey(name: string): string {
  return name.replace(/\[\]$/, '').replace(/\[([^\]]+)\]/g, '.$1')
}

function fieldId(key: string): string {
  return `field-${key.replace(/[^\w-]+/g, '-')}`
}

function errorsBag(flash?: Flash): Record<string, string | string[]> {
  return (flash?.get('inputErrorsBag', {}) ?? {}) as Record<string, string | string[]>
}

function errorsOf(key: string, flash?: Flash): string[] {
  return Object.entries(errorsBag(flash))
    .filter(([name]) => name === key || isItemOf(name, key))
    .flatMap(([, messages]) => messages)
}

function isItemOf(name: string, key: string): boolean {
  return name.startsWith(`${key}.`) && /^\d+$/.test(name.slice(key.length + 1))
}

function currentValue(
  props: FieldProps,
  key: string,
  flash: Flash | undefined,
  repopulated: boolean
) {
  if (!repopulated || NEVER_REPOPULATED.has(props.type ?? '')) return props.value
  if (!props.choice && !flash?.has(key)) return props.value
  return flash?.get(key) ?? ''
}

function forInput(value: unknown, type = 'text'): unknown {
  const at = value instanceof Date ? DateTime.fromJSDate(value) : value
  if (!DateTime.isDateTime(at)) return value
  return type === 'datetime-local' ? at.toFormat("yyyy-MM-dd'T'HH:mm") : at.toISODate()
}
