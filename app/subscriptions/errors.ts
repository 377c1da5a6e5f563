import { Exception } from '@adonisjs/core/exceptions'

/** The setting `PAYMENTS` names a driver that this deployment does not have. */
export class PaymentsNotAvailableError extends Exception {
  static code = 'E_PAYMENTS_NOT_AVAILABLE'
  static status = 500

  constructor(name: string) {
    super(`There is no payment driver "${name}".`)
  }
}

/** Why money was not taken for an invoice. */
export type PaymentRefusal = 'void' | 'paid' | 'currency' | 'too-little' | 'too-much' | 'reference'

/** The payment does not fit its invoice. Nothing was recorded. */
export class PaymentRefusedError extends Exception {
  static code = 'E_PAYMENT_REFUSED'
  static status = 422

  constructor(readonly refusal: PaymentRefusal) {
    super(`The payment does not fit the invoice (${refusal}).`)
  }
}

/** Only an open invoice can be voided. */
export class InvoiceNotOpenError extends Exception {
  static code = 'E_INVOICE_NOT_OPEN'
  static status = 409
  static message = 'The invoice is not open any more. Nothing was changed.'
}

/** What claims to come from a provider was not signed by it. Nothing was done. */
export class BadSignatureError extends Exception {
  static code = 'E_BAD_SIGNATURE'
  static status = 400
  static message = 'The signature does not fit.'
}
