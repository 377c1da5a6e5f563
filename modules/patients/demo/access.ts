import { restrict } from '../access/restricting.js'
import { EMERGENCY_MINUTES } from '../access/emergency_reasons.js'
import { members } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import Emergency from '../models/emergency.js'
import Hold from '../models/hold.js'
import Patient from '../models/patient.js'

/** A colleague's chart is kept to one doctor, a nurse had to open it once, and a lawsuit holds somebody else's. */
export async function restrictSome(ids: readonly string[]) {
  const staff = await members()
  const doctor = staff.find(({ isDoctor }) => isDoctor)
  const nurse = staff.find(({ role }) => role === 'nurse')
  const [held, colleague] = ids.slice(-2)
  if (!doctor || !colleague) return
  await restrict(await Patient.findOrFail(colleague), 'Works at this clinic.', [doctor.userId])
  if (held) await Hold.place(held, 'Lawsuit about a fall in 2024.')
  if (!nurse) return
  const openedAt = DateTime.utc().minus({ days: 3 })
  await Emergency.create({
    patientId: colleague,
    createdBy: nurse.userId,
    createdByName: nurse.name,
    role: 'nurse',
    reasonCode: 'life-threatening',
    reason: 'Fainted in the corridor, and the doctor was out.',
    createdAt: openedAt,
    endsAt: openedAt.plus({ minutes: EMERGENCY_MINUTES }),
    toldAt: openedAt,
  })
}
