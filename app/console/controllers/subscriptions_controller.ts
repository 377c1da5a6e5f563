import type { HttpContext } from '@adonisjs/core/http'
import { readFilter, readPage } from '#clinics/filter'
import { monthlyRevenue, subscriptionPage } from '#console/subscription_list'
import { subscriptionFilter } from '#console/validators/invoice_forms'
import { SUBSCRIPTION_STATES } from '#subscriptions/subscription'

/** Who pays for what, and what that makes a month. */
export default class SubscriptionsController {
  async index(ctx: HttpContext) {
    const question = await readFilter(ctx, subscriptionFilter)
    return ctx.view.render('pages/console/subscriptions', {
      ...(await subscriptionPage(question, readPage(ctx))),
      question,
      revenue: await monthlyRevenue(),
      isFiltered: Boolean(question.state),
      states: SUBSCRIPTION_STATES.map((value) => ({
        value,
        label: ctx.i18n.t(`subscriptions.state.${value}`),
      })),
    })
  }
}
