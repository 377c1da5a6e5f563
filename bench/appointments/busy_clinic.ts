import { randomBytes } from 'node:crypto'
import { currentClinic, inChunks, transaction } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { provisionClinic } from '#clinics/provisioning'
import Membership from '#identity/membership'
import User from '#identity/user'
import Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { tickOf } from '../../modules/appointments/booking/ticks.js'
import AppointmentType from '../../modules/appointments/models/appointment_type.js'
import WorkingHours from '../../modules/appointments/models/working_hours.js'
import { emptyDraft } from '../../modules/patients/people/draft.js'
import { registerPatients } from '../../modules/patients/people/registration.js'
import { signedIn } from '../tenancy/places.js'

export interface BusyClinic {
  clinic: Clinic
  cookie: string
  doctors: string[]
  patients: string[]
  typeId: string
}

const ZONE = 'America/New_York'
/** The Monday of the week that is measured: what there is of others lies before it, but for what is to come. */
export const MONDAY = '2027-03-08'
const DOCTORS = 10
const A_DAY = 12
const A_WEEK = DOCTORS * A_DAY * 5
const PATIENTS = 2_000
/** So many from that Monday on, in every clinic. */
const TO_COME = 2_000
/** Half an hour each, every three quarters of an hour. */
const TICKS = 6
const AT_ONCE = 400

/** A clinic of ten doctors with so many appointments, of which one week has six hundred. */
export async function makeBusyClinic(count: number): Promise<BusyClinic> {
  const clinic = await provision()
  const doctors = await hire(clinic)
  return enterClinic(clinic, PLATFORM, async () => {
    const drafts = Array.from({ length: PATIENTS }, (_, at) => {
      return { ...emptyDraft(), given: 'Ana', family: `Number ${at}` }
    })
    const patients: string[] = []
    for (const some of inChunks(drafts)) {
      const people = some.map((draft) => ({ draft, by: null }))
      patients.push(...(await transaction(() => registerPatients(people))))
    }
    const typeId = await setUp(doctors)
    await fill(count, { doctors, patients, typeId })
    return { clinic, cookie: await signedIn(clinic), doctors, patients, typeId }
  })
}

async function provision(): Promise<Clinic> {
  const slug = `busy-${randomBytes(3).toString('hex')}`
  const facts = { plan: 'pro', country: 'US', timeZone: ZONE, currency: 'USD' }
  const { id } = await provisionClinic({ name: slug, slug, ...facts, dateOrder: 'mdy' })
  return Clinic.query().where('id', id).preload('databaseServer').firstOrFail()
}

async function hire(clinic: Clinic): Promise<string[]> {
  const ids: string[] = []
  for (let number = 1; number <= DOCTORS; number++) {
    const email = `${number}-${clinic.slug}@bench.example`
    const person = { email, fullName: `Doctor ${number}`, password: null, isSuperAdmin: false }
    const { id } = await User.create(person)
    await Membership.create({ userId: id, clinicId: clinic.id, role: 'doctor' })
    ids.push(id)
  }
  return ids
}

async function setUp(doctors: readonly string[]): Promise<string> {
  const day = { fromMinute: 8 * 60, toMinute: 18 * 60 }
  for (const doctorId of doctors) {
    for (let weekday = 1; weekday <= 5; weekday++) {
      await WorkingHours.create({ doctorId, weekday, ...day })
    }
  }
  const type = await AppointmentType.create({
    name: 'Consultation',
    minutes: 30,
    bufferMinutes: 0,
    colour: 'blue',
    needsRoom: false,
    isOnline: false,
    position: 1,
  })
  return type.id
}

type Cast = Pick<BusyClinic, 'doctors' | 'patients' | 'typeId'>

async function fill(count: number, cast: Cast) {
  const first = Math.min(0, TO_COME - count)
  for (let start = first; start < first + count; start += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, at) => start + at)
    const rows = numbers.filter((at) => at < first + count).map((at) => appointment(at, cast))
    await transaction(async () => {
      await insert('appointments', rows)
      await insert('appointments_claims', rows.flatMap(doctorClaims))
      await insert('appointments_patient_claims', rows.flatMap(patientClaims))
    })
  }
}

async function insert(table: string, rows: readonly object[]) {
  for (const some of inChunks(rows)) {
    await currentClinic()
      .db.table(table)
      .multiInsert([...some])
  }
}

type Row = ReturnType<typeof appointment>

/** The appointment of a number, in the order of time; 0 is the first of the week that is measured. */
function appointment(number: number, { doctors, patients, typeId }: Cast) {
  const week = Math.floor(number / A_WEEK)
  const within = number - week * A_WEEK
  const day = Math.floor(within / (DOCTORS * A_DAY))
  const place = within % (DOCTORS * A_DAY)
  const from = openingTick(week * 7 + day) + 9 * Math.floor(place / DOCTORS)
  const person = ((number % patients.length) + patients.length) % patients.length
  const at = stored(from)
  return {
    id: v7(),
    patient_id: patients[person],
    doctor_id: doctors[place % DOCTORS],
    type_id: typeId,
    status: number < 0 ? 'done' : 'booked',
    starts_at: at,
    ends_at: stored(from + TICKS),
    buffer_minutes: 0,
    booked_via: 'staff',
    outside_hours: false,
    version: 1,
    created_by_name: 'Bench',
    created_at: at,
    updated_at: at,
  }
}

/** The tick at which the day begins that lies so many days after the Monday: at eight by the clock on the wall. */
function openingTick(days: number): number {
  const known = OPENING.get(days)
  if (known !== undefined) return known
  const tick = tickOf(DateTime.fromISO(`${MONDAY}T08:00`, { zone: ZONE }).plus({ days }))
  OPENING.set(days, tick)
  return tick
}

const OPENING = new Map<number, number>()

function doctorClaims(row: Row) {
  const own = { resource_kind: 'doctor', resource_id: row.doctor_id, appointment_id: row.id }
  return ticks(row).map((tick) => ({ ...own, tick, lane: 0 }))
}

function patientClaims(row: Row) {
  const own = { patient_id: row.patient_id, appointment_id: row.id }
  return ticks(row).map((tick) => ({ ...own, tick, lane: 0 }))
}

function ticks({ starts_at: at }: Row): number[] {
  const from = Date.parse(`${at.replace(' ', 'T')}Z`) / 300_000
  return Array.from({ length: TICKS }, (_, index) => from + index)
}

function stored(tick: number): string {
  return new Date(tick * 300_000).toISOString().slice(0, 19).replace('T', ' ')
}
