import { randomBytes } from 'node:crypto'
import { currentClinic } from '@medtrack/sdk'
import { provisionClinic } from '#clinics/provisioning'
import Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { listPatients } from '../../modules/patients/people/patient_list.js'
import { median, quantile } from '../report.js'
import type { Measurement } from '../report.js'
import { fill } from './places.js'

type Note = (figure: Omit<Measurement, 'engine'>) => void

const SIZES = [1_000, 10_000, 100_000]
const SAMPLE = 60

/** How long the search box takes in small, middling and very large clinics. */
export async function measureSearch(note: Note) {
  const medians: number[] = []
  for (const size of SIZES) {
    const times = await searchIn(await clinicOf(size))
    medians.push(median(times))
    const label = size.toLocaleString('en')
    note({ what: `search in ${label} patients, median`, value: median(times), unit: 'ms' })
    note({
      what: `search in ${label} patients, 95 of 100`,
      value: quantile(times, 0.95),
      unit: 'ms',
    })
  }
  const ratio = medians[medians.length - 1] / medians[0]
  note({ what: 'search in 100,000 / in 1,000', value: ratio, unit: '×', bound: ['<=', 3] })
}

async function clinicOf(size: number): Promise<Clinic> {
  const slug = `search-${size}-${randomBytes(3).toString('hex')}`
  const { id } = await provisionClinic({
    name: slug,
    slug,
    plan: 'pro',
    country: 'US',
    timeZone: 'America/New_York',
    currency: 'USD',
    dateOrder: 'mdy',
  })
  const clinic = await Clinic.query().where('id', id).preload('databaseServer').firstOrFail()
  await fill(clinic, size)
  return clinic
}

function searchIn(clinic: Clinic): Promise<number[]> {
  return enterClinic(clinic, PLATFORM, async () => {
    const questions = await questionsAbout()
    const times: number[] = []
    for (const round of [0, 1]) {
      for (const typed of questions) {
        const start = performance.now()
        const { patients } = await listPatients({ typed, archived: false, page: 1 })
        if (round > 0) times.push(performance.now() - start)
        if (patients.length === 0) throw new RangeError(`Nobody was found by "${typed}".`)
      }
    }
    return times
  })
}

/** The ways in which people are looked for, asked about people who are there. */
async function questionsAbout(): Promise<string[]> {
  const { db } = currentClinic()
  const rows = await db.from('patients').whereNull('archived_at').orderBy('id').limit(SAMPLE)
  return rows.flatMap((row) => {
    const phone = JSON.parse(row.phones)[0]?.number
    const swapped = row.family[0] + row.family[2] + row.family[1] + row.family.slice(3)
    return [
      `${row.given} ${row.family}`,
      `${row.family}, ${row.given}`,
      row.family,
      row.given.slice(0, 3),
      row.family.length > 5 ? `${row.given} ${swapped}` : row.family,
      row.record_number,
      row.birth_date,
      ...(phone ? [phone, phone.slice(-4)] : []),
    ].filter(Boolean)
  })
}
