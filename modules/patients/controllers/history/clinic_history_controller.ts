import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { audit, type Act } from '../../acts.js'
import { findAcross, type FoundPatient } from '../../history/clinic_search.js'
import { asksNothing, clinicQuestion, type ClinicQuestion } from '../../history/question.js'
import { listName } from '../../people/name.js'
import { writtenDate } from '../../people/written_date.js'

/** Who has a diagnosis, takes a drug, was not seen for long. */
export default class ClinicHistoryController {
  async show({ page, request }: HttpContext) {
    const question = clinicQuestion(request)
    const { after } = request.qs()
    const isAsked = !asksNothing(question)
    const found = isAsked ? await findAcross(question, { after: after && String(after) }) : null
    if (isAsked) await noteSearch(question)
    return page.render('history/clinic', {
      question,
      isAsked,
      isFirst: !after,
      rows: found?.patients.map((patient) => row(page, patient)) ?? [],
      next: found?.next ?? null,
    })
  }
}

/** The trail holds what kind of thing was asked, not which. */
export function noteSearch(question: ClinicQuestion, action: Act = 'patients.history.search') {
  const by = Object.entries(question).flatMap(([name, value]) => (value ? [name] : []))
  return audit({
    action,
    type: 'R',
    entity: { type: 'PatientRegister', id: 'history' },
    details: { by },
  })
}

function row(page: HttpContext['page'], patient: FoundPatient) {
  return {
    href: page.url(`/${patient.id}`),
    name: listName(patient),
    born: writtenDate(patient.birthDate, currentClinic().clinic.dateOrder),
    phone: patient.phone ?? '',
    number: patient.recordNumber,
    lastSeen: patient.lastSeen,
  }
}
