import type { DemoInput } from '@medtrack/sdk'
import { present } from './appointments.js'
import { drawingFrom, type Drawing } from './drawing.js'
import { demoOnlineBookings } from './online.js'
import { demoSeries } from './series.js'
import { demoWaitingList } from './waiting.js'

/** Nobody is drawn twice: in a clinic with fewer, there is nothing of all this. */
const FEWEST = 12

/** Series, people who wait, and bookings from the clinic's page: what a larger plan adds. */
export async function demoDetailed(
  faker: DemoInput['faker'],
  input: Pick<Drawing, 'doctors' | 'types'>
) {
  const patients = faker.helpers.shuffle(await present())
  if (patients.length < FEWEST) return
  const drawing = drawingFrom(patients, { faker, ...input })
  await demoSeries(drawing)
  await demoWaitingList(drawing)
  await demoOnlineBookings(drawing)
}
