import { DateTime } from 'luxon'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { freeSlots } from '../../modules/appointments/availability/free_slots.js'
import { book } from '../../modules/appointments/booking/book.js'
import { BenchProcess } from '../child.js'
import { median } from '../report.js'
import type { Measurement } from '../report.js'
import { inRounds } from '../rounds.js'
import { MONDAY, type BusyClinic } from './busy_clinic.js'

type Note = (figure: Omit<Measurement, 'engine'>) => void

interface Clinics {
  few: BusyClinic
  many: BusyClinic
  /** How many appointments the second one has. */
  count: number
}

const FEW = 2_000
const TIMES = 40
const DAYS = 30

/** Pages as a browser asks for them, then searching and booking as they are. */
export async function measureSchedule(clinics: Clinics, note: Note) {
  const app = await BenchProcess.start('./tenancy/app_server.ts', {})
  try {
    const sunday = DateTime.fromISO(MONDAY).plus({ days: 7 }).toISODate()
    const week = `/calendar/events?from=${MONDAY}&until=${sunday}`
    await measurePage('week of 600, calendar', week, { ...clinics, url: app.url }, note)
    await measurePage(
      'day of 120, list',
      `/list?date=${MONDAY}`,
      { ...clinics, url: app.url },
      note
    )
  } finally {
    await app.server.stop()
  }
  await measureWork(`free times in ${DAYS} days, 10 doctors`, search, clinics, note)
  await measureWork('booking', booking, clinics, note)
}

async function measurePage(
  name: string,
  path: string,
  { few, many, count, url }: Clinics & { url: string },
  note: Note
) {
  const target = ({ clinic, cookie }: BusyClinic) => {
    return { path: `/c/${clinic.slug}/appointments${path}`, cookie }
  }
  const times = await inRounds(url, { few: [target(few)], many: [target(many)] })
  compare(name, times, count, note)
}

/** In turn, so that a drift of the machine touches both alike; the first ones warm up. */
async function measureWork(
  name: string,
  work: (clinic: BusyClinic, time: number) => Promise<unknown>,
  { few, many, count }: Clinics,
  note: Note
) {
  const taken = { few: [] as number[], many: [] as number[] }
  for (let time = 0; time < TIMES + 5; time++) {
    for (const [which, place] of [
      ['few', few],
      ['many', many],
    ] as const) {
      const started = performance.now()
      await enterClinic(place.clinic, PLATFORM, () => work(place, time))
      if (time >= 5) taken[which].push(performance.now() - started)
    }
  }
  compare(name, { few: median(taken.few), many: median(taken.many) }, count, note)
}

function compare(name: string, times: { few: number; many: number }, count: number, note: Note) {
  note({ what: `${name}, among ${FEW}`, value: times.few, unit: 'ms' })
  note({ what: `${name}, among ${count}`, value: times.many, unit: 'ms' })
  const value = times.many / times.few
  note({ what: `${name}: ${count} / ${FEW}`, value, unit: '×', bound: ['<=', 2] })
}

async function search({ doctors }: BusyClinic) {
  const from = DateTime.fromISO(MONDAY, { zone: 'America/New_York' })
  const until = from.plus({ days: DAYS })
  const slots = await freeSlots({ doctorIds: doctors, from, until, minutes: 30, bufferMinutes: 0 })
  if (slots.length === 0) throw new RangeError('Nothing was free: this measures nothing.')
}

/** After hours, one after the other, so that every one of them is free. */
function booking({ doctors, patients, typeId }: BusyClinic, time: number) {
  const startsAt = DateTime.fromISO(`${MONDAY}T18:00`, { zone: 'America/New_York' })
  return book({
    patientId: patients[time],
    doctorId: doctors[time % doctors.length],
    typeId,
    startsAt: startsAt.plus({ days: Math.floor(time / doctors.length) }),
    outsideHours: true,
  })
}
