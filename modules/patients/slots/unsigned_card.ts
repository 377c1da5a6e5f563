import type { Slots } from '@medtrack/sdk'
import { unsignedNotes } from '../visits/unsigned.js'

/** What a doctor has yet to sign, and what nurses wrote for a doctor to take over. */
export default async function (): Promise<Slots['home.card']> {
  return { view: 'slots/unsigned_card', state: { ...(await unsignedNotes()) } }
}
