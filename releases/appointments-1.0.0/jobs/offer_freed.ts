import { freedBy } from '../waiting/freed.js'
import { offerFreed } from '../waiting/offering.js'

/** Offers what an appointment let go; asked twice, the time is held already. */
export default async function offerFreedTime(appointmentId: string) {
  const freed = await freedBy(appointmentId)
  if (freed) await offerFreed(freed)
}
