import AppointmentType from '../models/appointment_type.js'

const FIRST = { name: 'Consultation', minutes: 20, colour: 'blue', priceMinor: 9000 } as const
const TYPES = [
  FIRST,
  { name: 'Check-up', minutes: 30, bufferMinutes: 5, colour: 'green', priceMinor: 14_000 },
  { name: 'Vaccination', minutes: 10, colour: 'amber', priceMinor: 4500 },
  { name: 'Follow-up', minutes: 15, colour: 'violet', priceMinor: 6000 },
] as const

/** Kinds of appointment; on Pro some can be booked online. */
export async function demoTypes(isPro: boolean): Promise<AppointmentType[]> {
  const types: AppointmentType[] = []
  for (const [index, facts] of TYPES.entries()) {
    const isOnline = isPro && index < 2
    const flags = { needsRoom: false, isOnline, position: index + 1 }
    types.push(await AppointmentType.create({ bufferMinutes: 0, ...facts, ...flags }))
  }
  return types
}
