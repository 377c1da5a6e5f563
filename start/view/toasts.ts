import type { Flash } from './fields.js'

export interface ToastAction {
  label: string
  href: string
  method?: string
}

export interface Toast {
  tone: 'success' | 'info' | 'warning' | 'danger'
  text: string
  action?: ToastAction
}

const TONES = [
  ['success', 'success'],
  ['info', 'info'],
  ['notification', 'info'],
  ['warning', 'warning'],
  ['error', 'danger'],
] as const

/** Everything flashed for the next page, as toasts, without saying the same sentence twice. */
export function toastsOf(flash?: Flash): Toast[] {
  if (!flash) return []
  const flashed = TONES.flatMap(([key, tone]) => toToast(flash.get(key), tone))
  const seen = new Set<string>()
  return [...flashed, ...exceptions(flash)].filter(({ text }) => !seen.has(text) && seen.add(text))
}

function toToast(message: unknown, tone: Toast['tone']): Toast[] {
  if (typeof message === 'string' && message !== '') return [{ tone, text: message }]
  if (typeof message !== 'object' || message === null || !('text' in message)) return []
  return [{ tone, ...message, text: String(message.text) }]
}

/** Errors without a field. The form's own summary already tells what the validator refused. */
function exceptions(flash: Flash): Toast[] {
  const bag = (flash.get('errorsBag', {}) ?? {}) as Record<string, string | string[]>
  return Object.entries(bag)
    .filter(([code]) => code !== 'E_VALIDATION_ERROR')
    .flatMap(([, messages]) => messages)
    .map((text) => ({ tone: 'danger', text }))
}
