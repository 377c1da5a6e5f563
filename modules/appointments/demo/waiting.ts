import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { stored } from '../booking/stored.js'
import type WaitingEntry from '../models/waiting_entry.js'
import { addEntry, type Wish } from '../waiting/entries.js'
import { offerTo } from '../waiting/offering.js'
import type { Drawing } from './drawing.js'

const NOON = 12 * 60

/** Who waits for what, and since how many days. */
const WISHES: { type: string; days: number; wish: Partial<Wish> }[] = [
  { type: 'Check-up', days: 9, wish: { note: 'Comes at short notice, lives nearby' } },
  { type: 'Consultation', days: 6, wish: { weekdays: '1,3,5', toMinute: NOON } },
  {
    type: 'Consultation',
    days: 1,
    wish: { isUrgent: true, note: 'Travels in two weeks, needs the letter before' },
  },
  { type: 'Follow-up', days: 3, wish: { fromMinute: NOON + 90, note: 'After school only' } },
]

/** People who would come earlier; the one who waits longest was just offered a time. */
export async function demoWaitingList({ types, somebody, freeTime }: Drawing) {
  for (const [index, { type: name, days, wish }] of WISHES.entries()) {
    const type = types.find((one) => one.name === name)
    if (!type) continue
    const entry = await addEntry({ ...WHENEVER, ...wish, typeId: type.id, patientId: somebody() })
    await waitsSince(entry, days)
    const slot = index === 0 ? await freeTime(type, 2) : null
    if (slot) await offerTo(entry, slot)
  }
}

const WHENEVER = {
  ...{ doctorId: null, appointmentId: null, earliestOn: null, latestOn: null },
  ...{ fromMinute: null, toMinute: null, weekdays: '', isUrgent: false, note: null },
}

function waitsSince({ id }: WaitingEntry, days: number) {
  const since = stored(DateTime.utc().minus({ days }))
  const { db } = currentClinic()
  return db.from('appointments_waiting').where({ id }).update({ created_at: since })
}
