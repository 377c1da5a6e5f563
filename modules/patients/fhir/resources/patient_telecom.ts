import type { ContactPoint } from '@medplum/fhirtypes'
import { LONGEST, PHONE_USES, tidy, type PatientDraft, type Phone } from '../../people/draft.js'
import { fit, oneOf } from '../elements.js'

type Reach = Pick<PatientDraft, 'phones' | 'email'>

/** Telephone numbers and the first address for mail; what is no longer in use stays in the original. */
export function reachIn(points: readonly ContactPoint[] = []): Reach {
  const current = points.filter(({ use }) => use !== 'old')
  const phones = current
    .filter(({ system, value }) => (system === 'phone' || system === 'sms') && tidy(value))
    .map(phoneIn)
  const email = current.find(({ system }) => system === 'email')?.value
  return { phones, email: fit(tidy(email), LONGEST.email) }
}

export function telecomOf({ phones, email }: Reach): ContactPoint[] {
  return [
    ...phones.map(({ use, number }): ContactPoint => ({ system: 'phone', value: number, use })),
    ...(email ? [{ system: 'email' as const, value: email }] : []),
  ]
}

function phoneIn({ use, value }: ContactPoint): Phone {
  return { use: oneOf(PHONE_USES, use) ?? 'home', number: fit(tidy(value), LONGEST.phone) ?? '' }
}
