import type { Edge } from 'edge.js'
import { attributes, otherProps } from './attributes.js'
import { describeField, errorSummary, isChosen } from './fields.js'
import { type DateOrder, type MomentFormat, type Reader } from './formats.js'
import { formatMoment, formatMoney } from './formats.js'
import { listPages } from './pages.js'
import * as parts from './parts.js'
import * as tableParts from './table_parts.js'
import { retryHref } from './retry.js'
import { registerTags } from './tags.js'
import { toastsOf } from './toasts.js'

/** The shared view state that formats look at: Edge calls a global with the state as `this`. */
interface SharedState {
  i18n?: { locale: string }
  shell?: { clinic?: Habits }
  /** Of a page for people who are not signed in. */
  visited?: Habits
}

/** How a clinic writes times and amounts. */
interface Habits {
  timeZone: string
  currency: string
  dateOrder?: DateOrder
}

/** Gives templates what the UI kit needs: its tags, `kit.*` for components, `when()` and `money()` for use in text. */
export function installUiKit(edge: Edge): void {
  registerTags(edge)

  edge.global('kit', {
    parts: { ...parts, ...tableParts },
    attrs: (values: Record<string, unknown>) => edge.globals.html.safe(attributes(values)),
    rest: otherProps,
    field: describeField,
    errors: errorSummary,
    chosen: isChosen,
    toasts: toastsOf,
    pages: listPages,
    retry: retryHref,
  })

  edge.global('when', function (this: SharedState, at: unknown, format: MomentFormat = 'datetime') {
    return formatMoment(at, format, readerOf(this))
  })

  edge.global('money', function (this: SharedState, amount: number, currency?: string) {
    const clinic = this.shell?.clinic ?? this.visited
    const inCurrency = currency ?? clinic?.currency ?? 'USD'
    return formatMoney(amount, inCurrency, readerOf(this).locale)
  })
}

function readerOf({ i18n, shell, visited }: SharedState): Reader {
  const clinic = shell?.clinic ?? visited
  return {
    locale: i18n?.locale ?? 'en',
    timeZone: clinic?.timeZone ?? 'UTC',
    dateOrder: clinic?.dateOrder,
  }
}
