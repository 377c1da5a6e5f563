import type { DetailEntry } from '../models/detail_entry.js'
import type { DetailKind } from './kind.js'
import type { DetailName } from './places.js'

const KINDS: Record<DetailName, () => Promise<{ default: unknown }>> = {
  allergies: () => import('./kinds/allergies.js'),
  problems: () => import('./kinds/problems.js'),
  medicines: () => import('./kinds/medicines.js'),
  immunizations: () => import('./kinds/immunizations.js'),
  vitals: () => import('./kinds/vitals.js'),
  family: () => import('./kinds/family.js'),
  social: () => import('./kinds/social.js'),
  alerts: () => import('./kinds/alerts.js'),
  contacts: () => import('./kinds/contacts.js'),
  insurance: () => import('./kinds/insurance.js'),
  identifiers: () => import('./kinds/identifiers.js'),
  consents: () => import('./kinds/consents.js'),
}

export async function kindNamed(name: DetailName): Promise<DetailKind<DetailEntry, unknown>> {
  const { default: kind } = await KINDS[name]()
  // Whoever holds a kind gives it back the entries and the input that came from it, and no others.
  return kind as DetailKind<DetailEntry, unknown>
}
