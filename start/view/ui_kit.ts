import type { Edge } from 'edge.js'
import { attributes, otherProps } from './attributes.js'
import { describeField, errorSummary, isChosen } from './fields.js'
import { type DateOrder, type MomentFormat, type Reader } from './formats.js'
import { formatMoment, formatMoney, isoMoment } from './formats.js'
import { iconBody } from './icons.js'
import { listPages } from './pages.js'
import { retryHref } from './retry.js'
import { toastsOf } from './toasts.js'

/** The shared view state that formats look at: Edge calls a global with the state as `this`. */
interface ViewState {
  i18n?: { locale: string }
  shell?: { clinic?: { timeZone: string; currency: string; dateOrder?: DateOrder } }
}

/** Gives templates what the UI kit's components need: `kit.*`, and `when()` and `money()` for use inside text. */
export function installUiKit(edge: Edge): void {
  edge.global('kit', {
    attrs: (values: Record<string, unknown>) => edge.globals.html.safe(attributes(values)),
    rest: otherProps,
    icon: (name: string) => edge.globals.html.safe(iconBody(name)),
    field: describeField,
    errors: errorSummary,
    chosen: isChosen,
    toasts: toastsOf,
    pages: listPages,
    iso: isoMoment,
    retry: retryHref,
    initials,
  })

  edge.global('when', function (this: ViewState, at: unknown, format: MomentFormat = 'datetime') {
    return formatMoment(at, format, readerOf(this))
  })

  edge.global('money', function (this: ViewState, amount: number, currency?: string) {
    const inCurrency = currency ?? this.shell?.clinic?.currency ?? 'USD'
    return formatMoney(amount, inCurrency, readerOf(this).locale)
  })
}

function readerOf(state: ViewState): Reader {
  const clinic = state.shell?.clinic
  return {
    locale: state.i18n?.locale ?? 'en',
    timeZone: clinic?.timeZone ?? 'utc',
    dateOrder: clinic?.dateOrder,
  }
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words
  return ends.map((word) => [...word][0]?.toUpperCase() ?? '').join('')
}
