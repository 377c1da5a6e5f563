import type { DateTime } from 'luxon'
import type Plan from '#entitlements/plan'
import type { NewLine } from '#subscriptions/invoicing'
import type { Period } from '#subscriptions/period'
import { periodFrom, prorate } from '#subscriptions/period'
import type Subscription from '#subscriptions/subscription'

/** What moving to a plan with a price costs at once, and the period that is paid with it. */
export interface Quote {
  /** `period` begins a new one; `change` is billed within the one that runs; a `trial` is not billed. */
  kind: 'period' | 'change' | 'trial'
  anchor: DateTime
  /** What the invoice is for. */
  period: Period
  lines: NewLine[]
  /** In the smallest unit of the plan's currency. */
  total: number
}

/**
 * A running period is kept where the plans are paid at the same interval: its rest is credited at
 * the old price and charged at the new. Otherwise a period of the new plan begins, and the rest of
 * the old is credited, at most the new price: nothing is paid out. A smaller plan costs nothing
 * now; its price holds from the next period.
 *
 * @param running the clinic's subscription while it lasts, with the plan that it pays for
 */
export function quoteFor(
  plan: Plan,
  running: { subscription: Subscription; plan: Plan | undefined } | null,
  timeZone: string,
  at: DateTime
): Quote {
  const whole = { description: 'period', plan: plan.name, amount: plan.price } as const
  const fresh = { kind: 'period', anchor: at } as const
  const period = periodFrom(at, at, plan.interval, timeZone)
  if (!running) return { ...fresh, period, lines: [whole], total: plan.price }

  const { subscription, plan: old } = running
  const { anchorAt: anchor, periodStart: start, periodEnd: end } = subscription
  const rest = { start: at, end }
  // Nothing was paid that could be credited; the next period begins with the new price.
  if (subscription.state === 'trialing') {
    return { kind: 'change', anchor, period: rest, lines: [], total: 0 }
  }
  const prices = { before: old?.price ?? 0, after: plan.price }
  const { credit, charge } = prorate({ start, end }, at, prices, timeZone)
  const back = (amount: number) => ({
    description: 'credit' as const,
    plan: old?.name ?? plan.name,
    amount,
  })
  if (old && old.interval !== plan.interval) {
    const given = Math.max(credit, -plan.price)
    return { ...fresh, period, lines: [back(given), whole], total: plan.price + given }
  }
  const total = charge + credit
  if (total <= 0) return { kind: 'change', anchor, period: rest, lines: [], total: 0 }
  const lines = [back(credit), { description: 'charge' as const, plan: plan.name, amount: charge }]
  return { kind: 'change', anchor, period: rest, lines, total }
}

/** The first plan with a price that a clinic ever takes: its first days cost nothing. */
export function trialQuote(days: number, timeZone: string, at: DateTime): Quote {
  const end = at.setZone(timeZone).plus({ days }).toUTC()
  return { kind: 'trial', anchor: at, period: { start: at, end }, lines: [], total: 0 }
}
