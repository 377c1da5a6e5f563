import { clinicsOf } from '#console/invoice_list'
import type Plan from '#entitlements/plan'
import { plans } from '#entitlements/plans'
import Clinic from '#tenancy/clinic'
import Subscription, { type SubscriptionState } from '#subscriptions/subscription'

const PER_PAGE = 25

/** A page of subscriptions, those that end next first, with their clinics and plans. */
export async function subscriptionPage({ state }: { state?: SubscriptionState }, page: number) {
  const query = ofClinics().orderBy('periodEnd').orderBy('id')
  if (state) query.where('state', state)
  const found = await query.paginate(page, PER_PAGE)
  const [clinics, offered] = await Promise.all([clinicsOf(found.all()), plans.all()])
  return {
    subscriptions: found.all().map((subscription) => ({
      subscription,
      clinic: clinics.get(subscription.clinicId),
      plan: offered.get(subscription.plan),
    })),
    total: found.total,
    perPage: PER_PAGE,
    page,
  }
}

/** What comes in by the month from those who pay, by currency, in its smallest unit. */
export async function monthlyRevenue(): Promise<{ currency: string; total: number }[]> {
  const rows = await ofClinics()
    .whereIn('state', ['active', 'past_due'])
    .groupBy('plan')
    .select('plan')
    .count('* as clinics')
    .pojo<{ plan: string; clinics: number | string }>()
  const offered = await plans.all()
  const totals = new Map<string, number>()
  for (const { plan: key, clinics } of rows) {
    const plan = offered.get(key)
    if (!plan) continue
    const before = totals.get(plan.currency) ?? 0
    totals.set(plan.currency, before + Number(clinics) * monthlyPrice(plan))
  }
  return [...totals].map(([currency, total]) => ({ currency, total: Math.round(total) }))
}

/** Deleted clinics leave theirs behind, as a record; they pay nothing any more. */
function ofClinics() {
  return Subscription.query().whereIn('clinicId', Clinic.query().select('id'))
}

function monthlyPrice({ price, interval }: Plan): number {
  return interval === 'year' ? price / 12 : price
}
