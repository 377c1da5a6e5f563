import type { FlagContext } from '#entitlements/flag_source'

const PLANS = ['free', 'pro']
const RINGS = ['canary', 'early', 'stable']
const COUNTRIES = ['US', 'ES', 'DE']

export const agent = { id: '0197a000-0000-7000-8000-000000000001', name: 'Ada Platform' }

/** The same thousand clinics for every source, of every plan, ring and country. */
export const CLINICS: FlagContext[] = Array.from({ length: 1_000 }, (_, index) => ({
  clinicId: `0197a000-0000-7000-8000-${String(index * 7919).padStart(12, '0')}`,
  plan: PLANS[index % 2],
  ring: RINGS[index % 3],
  country: COUNTRIES[index % COUNTRIES.length],
  release: '1.0.0',
}))
