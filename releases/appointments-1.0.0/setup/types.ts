import { audit, currentClinic, transaction } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import AppointmentType, { type Colour } from '../models/appointment_type.js'

export interface TypeFacts {
  name: string
  minutes: number
  bufferMinutes: number
  colour: Colour
  priceMinor: number | null
  needsRoom: boolean
  isOnline: boolean
}

/** A new kind of appointment. @param doctorIds who may give it; nobody: everybody */
export function addType(facts: TypeFacts, doctorIds: readonly string[]): Promise<AppointmentType> {
  return transaction(async () => {
    const position = (await AppointmentType.query().count('* as total').first())?.$extras.total ?? 0
    const type = await AppointmentType.create({ ...facts, position: Number(position) + 1 })
    await writeDoctors(type.id, doctorIds)
    await told(type, 'create')
    return type
  })
}

/** What is booked already keeps its length. @throws StaleEditError */
export async function changeType(
  type: AppointmentType,
  version: number,
  { facts, doctorIds }: { facts: TypeFacts; doctorIds: readonly string[] }
) {
  await transaction(async () => {
    await type.revise(version, facts)
    await writeDoctors(type.id, doctorIds)
    await told(type, 'update')
  })
}

/** Archived, it is offered no more; what is booked stays. */
export async function archiveType(type: AppointmentType, isArchived: boolean) {
  await transaction(async () => {
    await type.revise(null, { archivedAt: isArchived ? DateTime.utc().startOf('second') : null })
    await told(type, isArchived ? 'archive' : 'restore')
  })
}

async function writeDoctors(typeId: string, doctorIds: readonly string[]) {
  const { db } = currentClinic()
  await db.from('appointments_type_doctors').where('type_id', typeId).delete()
  const rows = [...new Set(doctorIds)].map((id) => ({ type_id: typeId, doctor_id: id }))
  if (rows.length > 0) await db.table('appointments_type_doctors').multiInsert(rows)
}

function told({ id }: AppointmentType, verb: string) {
  const type = verb === 'create' ? 'C' : 'U'
  const entity = { type: 'AppointmentType', id }
  return audit({ action: `appointments.types.${verb}`, type, entity })
}
