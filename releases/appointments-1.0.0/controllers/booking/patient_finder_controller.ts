import type { HttpContext } from '@adonisjs/core/http'
import { findPatients } from '@medtrack/patients'

const MOST_FOUND = 8

/** For the calendar's side panel. By POST: names have no place in an address. */
export default class PatientFinderController {
  async store({ request, response }: HttpContext) {
    const typed = String(request.input('who') ?? '').slice(0, 200)
    const found = typed.trim() === '' ? [] : await findPatients(typed)
    const patients = found
      .slice(0, MOST_FOUND)
      .map(({ id, name, birthDate, recordNumber, phone }) => {
        return { id, name, birthDate, recordNumber, phone }
      })
    return response.json({ patients })
  }
}
