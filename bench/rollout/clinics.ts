import { randomBytes } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { provisionClinic } from '#clinics/provisioning'
import { ledger } from '#releases/ledger'
import { registry } from '#releases/registry'
import { withSchemaRights } from '#rollouts/schema/schema_rights'
import Clinic from '#tenancy/clinic'
import { signedIn } from '../tenancy/places.js'

export const FROM = '1.0.0'
export const TO = '1.1.0'
/** What the release adds; the bare script runs the same. */
export const DDL = 'alter table `notices` add column `pinned` boolean not null default 0'
const MIGRATION = { module: 'notices', name: '002_add_pinned_to_notices' }

export interface Place {
  clinic: Clinic
  cookie: string
}

/** Clinics that run the first release of notices, each with an owner who is signed in. */
export async function makeClinics(count: number): Promise<Place[]> {
  const release = registry.find('notices', FROM)
  if (!release) throw new RangeError(`There is no notices@${FROM}.`)
  const places: Place[] = []
  while (places.length < count) {
    const slug = `bench-${randomBytes(5).toString('hex')}`
    const { id } = await provisionClinic(
      {
        name: `Bench ${slug}`,
        slug,
        plan: 'pro',
        country: 'US',
        timeZone: 'America/New_York',
        currency: 'USD',
        dateOrder: 'mdy',
      },
      { releases: [release] }
    )
    const clinic = await Clinic.query().where('id', id).preload('databaseServer').firstOrFail()
    places.push({ clinic, cookie: await signedIn(clinic) })
  }
  return places
}

/** Brings clinics back to where they began: without the column, and without a trace of it. */
export async function bringBack(places: readonly Place[]) {
  for (const { clinic } of places) {
    await withSchemaRights(clinic, async (client) => {
      if (await client.schema.hasColumn('notices', 'pinned')) {
        await client.schema.alterTable('notices', (table) => void table.dropColumn('pinned'))
      }
      await client.from('schema_migrations').where(MIGRATION).delete()
    })
    await ledger.point(clinic.id, 'notices', FROM)
  }
  await db.from('rollouts').delete()
}
