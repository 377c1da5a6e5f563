import type { Address } from '@medplum/fhirtypes'
import { LONGEST, tidy, type PatientDraft } from '../../people/draft.js'
import { fit } from '../elements.js'

type Home = Pick<PatientDraft, 'addressLine' | 'city' | 'state' | 'postalCode' | 'country'>

/** Where the person lives now. */
export function addressIn(addresses: readonly Address[] = []): Home {
  const current = addresses.filter(({ use }) => use !== 'old' && use !== 'billing')
  const address = current.find(({ use }) => use === 'home') ?? current[0]
  const line = address?.line?.join(', ') ?? (address?.city ? undefined : address?.text)
  return {
    addressLine: fit(tidy(line), LONGEST.addressLine),
    city: fit(tidy(address?.city), LONGEST.city),
    state: fit(tidy(address?.state), LONGEST.state),
    postalCode: fit(tidy(address?.postalCode), LONGEST.postalCode),
    country: fit(tidy(address?.country), LONGEST.country),
  }
}

export function addressesOf({ addressLine, city, state, postalCode, country }: Home): Address[] {
  return [
    {
      line: addressLine ? [addressLine] : undefined,
      city: city ?? undefined,
      state: state ?? undefined,
      postalCode: postalCode ?? undefined,
      country: country ?? undefined,
    },
  ]
}
