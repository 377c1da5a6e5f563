import vine from '@vinejs/vine'
import { SUBSCRIPTION_STATES } from '#subscriptions/subscription'
import { INVOICE_FILTERS } from '#console/invoice_list'

export const transferForm = vine.create({
  amount: vine.string().trim().maxLength(20),
  received_on: vine
    .string()
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}$/),
  reference: vine.string().trim().minLength(1).maxLength(120),
  note: vine.string().trim().maxLength(255).optional(),
})

/** Filters come from addresses that anybody can type: what makes no sense filters nothing. */
export const invoiceFilter = vine.create({
  q: vine.string().trim().maxLength(100).optional(),
  state: vine.enum(INVOICE_FILTERS).optional(),
})

export const subscriptionFilter = vine.create({
  state: vine.enum(SUBSCRIPTION_STATES).optional(),
})
