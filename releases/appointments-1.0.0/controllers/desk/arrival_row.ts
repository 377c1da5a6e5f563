import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import type { Status } from '../../booking/statuses.js'
import { allows, STEPS, type Step } from '../../booking/verbs.js'
import { lateBy, type Arrival } from '../../desk/today.js'

/** What is pressed most, by how far somebody has come. */
const NEXT: Partial<Record<Status, Step>> = {
  booked: 'arrival',
  confirmed: 'arrival',
  arrived: 'rooming',
  in_room: 'completion',
}
const OTHERS: readonly Step[] = ['rooming', 'completion', 'no-show']

/** One person of the day, with what can be done next. */
export function arrivalRow(ctx: HttpContext, arrival: Arrival, back: string) {
  const { page } = ctx
  const { appointment, patient, ticket } = arrival
  const { status } = appointment
  const mayAttend = currentClinic().actor.may('appointments.attend')
  const next = NEXT[status]
  const stepOf = (step: Step) => ({
    text: page.t(`desk.steps.${step}`),
    action: `${page.url(`/${appointment.id}/${step}`)}?back=${encodeURIComponent(back)}`,
  })
  return {
    id: appointment.id,
    href: page.url(`/${appointment.id}`),
    startsAt: appointment.startsAt,
    name: patient?.name ?? page.t('desk.erased'),
    typeName: arrival.typeName,
    colour: arrival.colour,
    roomName: arrival.roomName,
    number: ticket?.number ?? null,
    ticketHref: ticket && page.url(`/tickets/${ticket.id}`),
    callHref: ticket && status === 'arrived' ? page.url(`/tickets/${ticket.id}/call`) : null,
    isCalled: status === 'arrived' && Boolean(ticket?.calledAt),
    status,
    statusLabel: page.t(`desk.statuses.${status}`),
    isWalkIn: appointment.bookedVia === 'walk-in',
    isOverbooked: appointment.isOverbooked,
    late: lateBy(appointment),
    since: status === 'arrived' ? appointment.arrivedAt?.toISO() : null,
    waited: waitedMinutes(appointment.arrivedAt),
    next: mayAttend && next ? stepOf(next) : null,
    others: mayAttend
      ? OTHERS.filter((step) => step !== next && allows(status, step)).map(stepOf)
      : [],
    undo: mayAttend ? undoOf(status, stepOf) : null,
    ...visitOf(ctx, arrival),
  }
}

function undoOf(status: Status, stepOf: (step: Step) => { action: string }) {
  const step = (Object.keys(STEPS) as Step[]).find((one) => STEPS[one].to === status) // keys of the table
  return step && step !== 'cancellation' && step !== 'confirmation' ? stepOf(step).action : null
}

/** The note that was begun from the appointment, or the button that begins it. */
function visitOf({ page }: HttpContext, { appointment }: Arrival) {
  const { id, patientId, visitId, status } = appointment
  const visits = page.urlOf('patients', `/${patientId}/visits`)
  const isHere = status === 'arrived' || status === 'in_room'
  const mayStart = isHere && currentClinic().actor.may('patients.visits.write')
  return {
    visitHref: visits && visitId ? `${visits}/${visitId}` : null,
    startVisit: visits && !visitId && mayStart ? page.url(`/${id}/visit`) : null,
  }
}

function waitedMinutes(since: DateTime | null): number {
  return since ? Math.max(0, Math.floor(DateTime.utc().diff(since, 'minutes').minutes)) : 0
}
