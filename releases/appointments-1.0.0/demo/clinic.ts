import { currentClinic, members, transaction, type DemoInput, type Member } from '@medtrack/sdk'
import Room from '../models/room.js'
import { saveWeek } from '../setup/weeks.js'
import { addHoliday } from '../setup/holidays.js'
import { usualWeek } from '../setup/beginning.js'
import type { WorkTime } from '../setup/week.js'
import { todayHere } from '../desk/day.js'
import { demoTypes } from './types.js'
import { demoAppointments } from './appointments.js'

const NEW_YEAR = '-01-01'

/** Gives a demo clinic hours, rooms, kinds of appointment, and four weeks around today in which people come. */
export default async function ({ faker }: DemoInput) {
  const doctors = (await members()).filter(({ isDoctor }) => isDoctor)
  if (doctors.length === 0) return
  const isPro = currentClinic().clinic.plan !== 'free'
  const scheduled = isPro ? doctors : doctors.slice(0, 1)
  await transaction(async () => {
    const rooms = isPro ? await demoRooms(scheduled.length) : []
    for (const [index, doctor] of scheduled.entries()) {
      await demoHours(doctor, index, rooms[index]?.id ?? null)
    }
    const types = await demoTypes(isPro)
    await addHoliday(`${Number(todayHere().slice(0, 4)) + 1}${NEW_YEAR}`, 'New Year’s Day')
    await demoAppointments(faker, { doctors: scheduled, types })
  })
}

async function demoRooms(count: number): Promise<Room[]> {
  const rooms: Room[] = []
  for (let number = 1; number <= count; number++) {
    rooms.push(await Room.create({ name: `Room ${number}`, kind: 'room', position: number }))
  }
  await Room.create({ name: 'Ultrasound', kind: 'equipment', position: count + 1 })
  return rooms
}

/** The second doctor begins early and has Friday afternoons off. */
async function demoHours({ userId }: Member, index: number, roomId: string | null) {
  const early = (time: WorkTime) => ({ ...time, fromMinute: Math.max(480, time.fromMinute - 60) })
  const times = usualWeek().map((time) => ({ ...time, roomId }))
  const own =
    index % 2 === 0
      ? times
      : times.filter((time) => time.weekday < 5 || time.fromMinute < 720).map(early)
  // Whoever works both spans without a break would be one span.
  const apart = own.map((time) => (time.fromMinute === 780 ? { ...time, fromMinute: 810 } : time))
  await saveWeek(userId, { validFrom: null, validUntil: null, times: apart }, null)
}
