import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, type Member } from '@medtrack/sdk'
import { scheduledDoctors } from '../../availability/doctors.js'
import { arrivalsToday, nextOf, ownId, waiting, type Arrival } from '../../desk/today.js'
import { todayHere } from '../../desk/day.js'
import { arrivalRow } from './arrival_row.js'

export default class DeskController {
  /** Today: who is expected, who waits and for how long, who is next. A doctor sees their own day first. */
  async show(ctx: HttpContext) {
    const { page } = ctx
    const doctors = await scheduledDoctors(page.hasFeature('detailed'))
    const chosen = chosenDoctor(ctx, doctors)
    const all = await arrivalsToday()
    const shown = chosen ? all.filter(({ appointment }) => appointment.doctorId === chosen) : all
    const back = chosen ? `/desk?doctor=${chosen}` : '/desk?doctor=all'
    return page.render('desk/show', {
      today: todayHere(),
      back,
      tabs: tabsOf(ctx, doctors, chosen),
      columns: columnsOf(doctors, shown, chosen).map(({ name, arrivals }) => ({
        name,
        next: rowOf(ctx, nextOf(arrivals), back),
        expected: arrivals.filter(isExpected).length,
        rows: arrivals.filter(isOpen).map((one) => arrivalRow(ctx, one, back)),
        over: arrivals.filter(isOver).map((one) => arrivalRow(ctx, one, back)),
        cancelled: arrivals.filter(({ appointment }) => appointment.status === 'cancelled').length,
      })),
      waiting: waiting(shown).map((one) => arrivalRow(ctx, one, back)),
      mayBook: currentClinic().actor.may('appointments.book'),
    })
  }
}

function rowOf(ctx: HttpContext, arrival: Arrival | null, back: string) {
  return arrival && arrivalRow(ctx, arrival, back)
}

/** `null`: everybody's. */
function chosenDoctor({ request }: HttpContext, doctors: readonly Member[]): string | null {
  const asked = request.qs().doctor
  if (asked === 'all') return null
  if (doctors.some(({ userId }) => userId === asked)) return String(asked)
  return currentClinic().actor.role === 'doctor' ? ownId(doctors) : null
}

function tabsOf({ page }: HttpContext, doctors: readonly Member[], chosen: string | null) {
  if (doctors.length < 2) return []
  const everybody = { label: page.t('desk.everybody'), href: page.url('/desk', { doctor: 'all' }) }
  return [
    { ...everybody, active: chosen === null },
    ...doctors.map(({ userId, name }) => ({
      label: name,
      href: page.url('/desk', { doctor: userId }),
      active: chosen === userId,
    })),
  ]
}

/** A column for each doctor, and for whoever left and still has somebody booked. */
function columnsOf(
  doctors: readonly Member[],
  arrivals: readonly Arrival[],
  chosen: string | null
) {
  const known = doctors.filter(({ userId }) => chosen === null || chosen === userId)
  const columns = known.map(({ userId, name }) => ({
    name,
    arrivals: arrivals.filter(({ appointment }) => appointment.doctorId === userId),
  }))
  const rest = arrivals.filter(
    ({ appointment }) => !doctors.some(({ userId }) => userId === appointment.doctorId)
  )
  return rest.length > 0 ? [...columns, { name: null, arrivals: rest }] : columns
}

function isOpen({ appointment: { status } }: Arrival) {
  return ['booked', 'confirmed', 'arrived', 'in_room'].includes(status)
}

function isOver({ appointment: { status } }: Arrival) {
  return status === 'done' || status === 'no_show'
}

function isExpected({ appointment: { status } }: Arrival) {
  return status === 'booked' || status === 'confirmed'
}
