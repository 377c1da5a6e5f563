import logger from '@adonisjs/core/services/logger'
import { afterwards } from './attempts.js'
import type { Happening } from './happening.js'

type Reaction = (happening: Happening) => Promise<void>

/** In the transaction of what happened, for rows that must stand with it. One line an area. */
const WITH_IT: (() => Promise<{ default: Reaction }>)[] = [() => import('../reminders/planning.js')]

/** Once it is stored: for those who look, and for whom it is news. One line an area. */
const AFTERWARDS: (() => Promise<{ default: Reaction }>)[] = [
  () => import('../calendar/onlookers.js'),
  () => import('../desk/reactions.js'),
  () => import('../waiting/freed.js'),
]

export async function reactWithin(happening: Happening) {
  for (const load of WITH_IT) await (await load()).default(happening)
}

/** Where it happens inside of something larger, once that is stored. */
export function reactAfterwards(happening: Happening) {
  return afterwards(() => react(happening))
}

async function react(happening: Happening) {
  for (const load of AFTERWARDS) {
    try {
      await (await load()).default(happening)
    } catch (err) {
      // What happened is stored: whoever did it must not read that it failed.
      logger.error({ err, appointment: happening.appointment.id }, 'a reaction failed')
    }
  }
}
