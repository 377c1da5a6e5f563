import db from '@adonisjs/lucid/services/db'
import { v7 } from 'uuid'
import type Plan from '#entitlements/plan'

type Seed = Pick<
  Plan,
  'key' | 'name' | 'summary' | 'price' | 'currency' | 'interval' | 'modules' | 'features' | 'limits'
>

const SEEDS: readonly Seed[] = [
  {
    key: 'free',
    name: 'Free',
    summary: 'One doctor and up to 50 patients.',
    price: 0,
    currency: 'USD',
    interval: 'month',
    modules: ['patients', 'appointments', 'branding'],
    features: ['patients.*', 'appointments.basic', 'branding.*'],
    limits: { doctors: 1, patients: 50 },
  },
  {
    key: 'pro',
    name: 'Pro',
    summary: 'Everything, for as many doctors and patients as you have.',
    price: 2_000,
    currency: 'USD',
    interval: 'month',
    modules: ['*'],
    features: ['*'],
    limits: {},
  },
]

/** Brings the first plans in where they are missing. What was edited since is left alone. */
export async function seedPlans(): Promise<void> {
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
  for (const { modules, features, limits, ...seed } of SEEDS) {
    await db
      .knexQuery()
      .table('plans')
      .insert({
        ...seed,
        id: v7(),
        modules: JSON.stringify(modules),
        features: JSON.stringify(features),
        limits: JSON.stringify(limits),
        is_public: true,
        version: 1,
        created_at: now,
        updated_at: now,
      })
      .onConflict('key')
      .ignore()
  }
}
