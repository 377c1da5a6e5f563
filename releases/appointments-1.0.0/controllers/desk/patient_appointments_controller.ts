import type { HttpContext } from '@adonisjs/core/http'
import { mayOpenChart, patientsByIds } from '@medtrack/patients'
import { audit, currentClinic, members, RecordNotFoundError } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { comingOf, missedOf, pastOf } from '../../desk/patient_appointments.js'
import type Appointment from '../../models/appointment.js'
import AppointmentType from '../../models/appointment_type.js'

const PER_PAGE = 20

export default class PatientAppointmentsController {
  /** All appointments of one patient: who and when. What is in the chart stays there. */
  async index(ctx: HttpContext) {
    const { page, params } = ctx
    const patient = (await patientsByIds([String(params.patient)])).get(String(params.patient))
    if (!patient) throw new RecordNotFoundError()
    await audit({
      action: 'appointments.list',
      type: 'R',
      entity: { type: 'Patient', id: patient.id },
    })
    const describe = await describer(ctx)
    const { past, next } = await pastOf(patient.id, beforeIn(ctx), PER_PAGE)
    return page.render('desk/patient', {
      patient,
      isOpen: await mayOpenChart(patient.id),
      chartHref: page.urlOf('patients', `/${patient.id}`),
      coming: (await comingOf(patient.id)).map(describe),
      past: past.map(describe),
      olderHref:
        next && page.url(`/patients/${patient.id}`, { before: next.toUTC().toISO() ?? '' }),
      missed: await missedOf(patient.id),
      mayBook: currentClinic().actor.may('appointments.book'),
    })
  }
}

function beforeIn({ request }: HttpContext): DateTime | null {
  const asked = DateTime.fromISO(String(request.qs().before ?? ''))
  return asked.isValid ? asked : null
}

async function describer({ page }: HttpContext) {
  const names = new Map((await members()).map(({ userId, name }) => [userId, name]))
  const types = new Map((await AppointmentType.all()).map(({ id, name }) => [id, name]))
  return ({ id, startsAt, doctorId, typeId, status }: Appointment) => ({
    href: page.url(`/${id}`),
    startsAt,
    status,
    statusLabel: page.t(`desk.statuses.${status}`),
    doctor: names.get(doctorId) ?? page.t('setup.gone'),
    type: types.get(typeId ?? '') ?? null,
  })
}
