import { currentClinic } from '@medtrack/sdk'
import type { SlotQuestion } from '../availability/free_slots.js'

/**
 * Finds free times as somebody would with a ruler: every five minutes it looks at the clock on the wall, at the hours, at leave
 * and at the claims. It shares nothing with what it judges: the clock is `Intl`, who is busy are the claims themselves.
 */
export class Oracle {
  readonly #clock: Intl.DateTimeFormat
  readonly #walls = new Map<number, Wall>()

  private constructor(
    zone: string,
    readonly rows: Awaited<ReturnType<typeof readAll>>
  ) {
    this.#clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  }

  static async look(): Promise<Oracle> {
    return new Oracle(currentClinic().clinic.timeZone, await readAll())
  }

  /** `<doctor> <tick>` of every free time. */
  freeTimes(question: SlotQuestion): Set<string> {
    const { doctorIds, minutes, stepMinutes = 15 } = question
    const [length, step] = [minutes / 5, stepMinutes / 5]
    const [first, end] = [question.from, question.until].map((at) => at.toMillis() / 300_000)
    const free = new Set<string>()
    for (const doctor of doctorIds) {
      for (let tick = Math.floor(first); tick + length <= Math.ceil(end); tick++) {
        if (tick % step === 0 && this.#isFree(question, doctor, tick)) free.add(`${doctor} ${tick}`)
      }
    }
    return free
  }

  isRoomFree(roomId: string, tick: number, length: number): boolean {
    return range(tick, length).every((at) => !this.rows.claims.has(`room ${roomId} ${at}`))
  }

  #isFree(question: SlotQuestion, doctor: string, tick: number): boolean {
    const { minutes, bufferMinutes, patientId, needsRoom } = question
    const own = range(tick, minutes / 5)
    const kept = range(tick, (minutes + bufferMinutes) / 5)
    return (
      own.every((at) => this.#works(doctor, at)) &&
      kept.every((at) => !this.rows.claims.has(`doctor ${doctor} ${at}`)) &&
      (!patientId || own.every((at) => !this.rows.claims.has(`patient ${patientId} ${at}`))) &&
      (!needsRoom || this.rows.rooms.some((room) => this.isRoomFree(room, tick, minutes / 5)))
    )
  }

  #works(doctor: string, tick: number): boolean {
    const { date, weekday, minute } = this.#wall(tick)
    const planned = this.rows.hours.some(
      (row) =>
        row.doctor_id === doctor &&
        Number(row.weekday) === weekday &&
        Number(row.from_minute) <= minute &&
        minute + 5 <= Number(row.to_minute) &&
        (!row.valid_from || row.valid_from <= date) &&
        (!row.valid_until || date <= row.valid_until)
    )
    const [from, to] = [tick * 300, (tick + 1) * 300]
    const isAway = this.rows.absences.some(
      (row) =>
        (row.doctor_id === null || row.doctor_id === doctor) &&
        seconds(row.starts_at) < to &&
        from < seconds(row.ends_at)
    )
    return planned && !isAway
  }

  #wall(tick: number): Wall {
    const known = this.#walls.get(tick)
    if (known) return known
    const parts = this.#clock.formatToParts(new Date(tick * 300_000))
    const at = Object.fromEntries(parts.map(({ type, value }) => [type, value]))
    const wall = {
      date: `${at.year}-${at.month}-${at.day}`,
      weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(at.weekday) + 1,
      minute: Number(at.hour) * 60 + Number(at.minute),
    }
    this.#walls.set(tick, wall)
    return wall
  }
}

interface Wall {
  date: string
  weekday: number
  minute: number
}

async function readAll() {
  const { db } = currentClinic()
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
  const standing = (await db.from('appointments_claims')).filter(
    (row) => row.expires_at === null || row.expires_at > now
  )
  const ofPatients = await db.from('appointments_patient_claims')
  return {
    hours: await db.from('appointments_hours'),
    absences: await db.from('appointments_absences'),
    rooms: (await db.from('appointments_rooms').whereNull('archived_at')).map(({ id }) =>
      String(id)
    ),
    claims: new Set([
      ...standing.map((row) => `${row.resource_kind} ${row.resource_id} ${row.tick}`),
      ...ofPatients.map((row) => `patient ${row.patient_id} ${row.tick}`),
    ]),
  }
}

function range(from: number, length: number): number[] {
  return Array.from({ length }, (_, index) => from + index)
}

function seconds(stored: string): number {
  return Date.parse(`${stored.replace(' ', 'T')}Z`) / 1000
}
