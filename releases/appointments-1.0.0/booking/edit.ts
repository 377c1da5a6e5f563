import type Appointment from '../models/appointment.js'
import AppointmentType from '../models/appointment_type.js'
import { attempt } from './attempts.js'
import { ImpossibleBookingError } from './errors.js'
import { reactAfterwards, reactWithin } from './happenings.js'
import { changed, facts, note } from './history.js'
import { checkDoctor } from './order.js'

/** What can be changed without moving it. */
export interface Edit {
  typeId: string | null
  note: string | null
  version: number
}

/** Says anew what it is about. Its time and length stay: those are moved. @throws StaleEditError, ImpossibleBookingError */
export async function edit(appointment: Appointment, { typeId, note: text, version }: Edit) {
  if (typeId !== appointment.typeId && typeId) {
    if (!(await AppointmentType.find(typeId))) throw new ImpossibleBookingError('type')
    await checkDoctor(appointment.doctorId, typeId)
  }
  await attempt(async () => {
    await appointment.holdAt(version)
    const before = facts(appointment)
    appointment.merge({ typeId, note: text })
    if (!appointment.$isDirty) return
    const noted = 'note' in appointment.$dirty
    await appointment.save()
    const change = changed(before, facts(appointment))
    // Not what the note says: the history tells that it was changed.
    if (noted) change.to.note = true
    await note(appointment, 'editing', change)
    await reactWithin({ kind: 'editing', appointment, freed: false })
  })
  await reactAfterwards({ kind: 'editing', appointment, freed: false })
}
