import { randomBytes } from 'node:crypto'
import type { ProvisioningOptions } from '#clinics/provisioning'
import { provisionClinic } from '#clinics/provisioning'
import type Clinic from '#tenancy/clinic'
import { median } from '../report.js'
import type { Measurement } from '../report.js'

type Note = (figure: Omit<Measurement, 'engine'>) => void

const CLINICS = 200
const COUNTED = 15

/** How long a new clinic takes, and the part of it that gives it a schema. Makes 200 in all. */
export async function measureProvisioning(note: Note): Promise<Clinic[]> {
  const clinics = [(await timed('template')).clinic]
  const migrated = []
  const copied = []
  for (let index = 0; index < COUNTED; index++) {
    migrated.push(await timed('migrations'))
    copied.push(await timed('template'))
  }
  clinics.push(...[...migrated, ...copied].map(({ clinic }) => clinic))
  while (clinics.length < CLINICS) clinics.push((await timed('template')).clinic)

  const ms = (runs: Timed[], part: 'whole' | 'schema') => median(runs.map((run) => run[part]))
  note({ what: 'new clinic by migrations', value: ms(migrated, 'whole'), unit: 'ms' })
  note({ what: 'new clinic by template', value: ms(copied, 'whole'), unit: 'ms' })
  note({ what: 'its schema by migrations', value: ms(migrated, 'schema'), unit: 'ms' })
  note({ what: 'its schema by template', value: ms(copied, 'schema'), unit: 'ms' })
  note({
    what: 'schema: migrations / template',
    value: ms(migrated, 'schema') / ms(copied, 'schema'),
    unit: '×',
    bound: ['>=', 10],
  })
  return clinics
}

interface Timed {
  clinic: Clinic
  whole: number
  schema: number
}

async function timed(schemaFrom: ProvisioningOptions['schemaFrom']): Promise<Timed> {
  const at: Record<string, number> = {}
  const start = performance.now()
  const slug = `bench-${randomBytes(5).toString('hex')}`
  const clinic = await provisionClinic(
    {
      name: `Bench ${slug}`,
      slug,
      plan: 'pro',
      country: 'US',
      timeZone: 'America/New_York',
      currency: 'USD',
      dateOrder: 'mdy',
    },
    { schemaFrom, afterStep: (step) => void (at[step] = performance.now()) }
  )
  return { clinic, whole: performance.now() - start, schema: at.schema - at.database }
}
