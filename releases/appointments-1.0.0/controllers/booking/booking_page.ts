import type { HttpContext } from '@adonisjs/core/http'
import {
  findPatients,
  patientsByIds,
  type LookAlike,
  type PatientSummary,
} from '@medtrack/patients'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { scheduledDoctors } from '../../availability/doctors.js'
import { askedTime, wallTime } from '../../booking/asked_time.js'
import AppointmentType from '../../models/appointment_type.js'
import Room from '../../models/room.js'
import type { Refusal } from './answers.js'
import { freeTimes } from './free_times.js'

/** What stands in the form, as it was typed. */
export type Draft = Record<string, unknown>

const MOST_FOUND = 8

/** What the form says besides what is typed. */
export interface Notices {
  refusal?: Refusal | null
  lookAlikes?: LookAlike[]
}

/** The page on which one books, with everything that was typed in place. */
export async function showBookingPage(ctx: HttpContext, draft: Draft, notices: Notices = {}) {
  const { page } = ctx
  const choices = await bookingChoices(ctx)
  const filled = withDefaults(draft, choices)
  return page.render('booking/create', {
    draft: filled,
    newcomer: newcomerOf(draft),
    ...choices,
    ...(await patientChoice(draft)),
    ...(await freeTimes(ctx, filled)),
    refusal: notices.refusal ?? null,
    lookAlikes: notices.lookAlikes ?? [],
    mayRegister: currentClinic().actor.may('patients.edit'),
    mayOverbook: currentClinic().actor.may('appointments.overbook'),
  })
}

/** Whom, what and where one can choose. */
export async function bookingChoices({ page }: HttpContext) {
  const isDetailed = page.hasFeature('detailed')
  const doctors = await scheduledDoctors(isDetailed)
  const types = await AppointmentType.offered()
  const rooms = isDetailed ? await Room.offered() : []
  return {
    doctors: doctors.map(({ userId, name }) => ({ value: userId, label: name })),
    types: types.map(({ id, name, minutes }) => ({
      value: id,
      label: page.t('booking.typeChoice', { name, minutes }),
    })),
    rooms: rooms.map(({ id, name }) => ({ value: id, label: name })),
  }
}

/** An empty form begins with what is most likely: the only doctor, the first kind, the next quarter of an hour. */
function withDefaults(
  draft: Draft,
  { doctors, types }: Awaited<ReturnType<typeof bookingChoices>>
) {
  const { userId } = currentClinic().actor
  const own = doctors.find(({ value }) => value === userId) ?? doctors[0]
  const start = askedTime(String(draft.slot || draft.start || ''))
  const asked = start ? wallTime(start) : wallTime(nextQuarter())
  return {
    ...draft,
    doctorId: draft.doctorId ?? own?.value ?? '',
    typeId: draft.typeId ?? types[0]?.value ?? '',
    date: start ? asked.date : (draft.date ?? asked.date),
    time: start ? asked.time : (draft.time ?? asked.time),
  }
}

function nextQuarter(): DateTime {
  const quarter = 15 * 60_000
  return DateTime.fromMillis(Math.ceil(Date.now() / quarter) * quarter)
}

/** Who was chosen, and who matches what was typed into the finder. */
export async function patientChoice(draft: Draft) {
  const typed = String(draft.who ?? '').slice(0, 200)
  const chosen = await chosenPatient(String(draft.patientId ?? ''))
  const found = typed.trim() === '' ? [] : await findPatients(typed)
  const others = found.filter(({ id }) => id !== chosen?.id).slice(0, MOST_FOUND)
  return { typed, patients: chosen ? [chosen, ...others] : others, chosenId: chosen?.id ?? null }
}

async function chosenPatient(id: string): Promise<PatientSummary | null> {
  return id === '' ? null : ((await patientsByIds([id])).get(id) ?? null)
}

function newcomerOf({ newcomer }: Draft): Record<string, unknown> {
  return newcomer && typeof newcomer === 'object' ? { ...newcomer } : {}
}
