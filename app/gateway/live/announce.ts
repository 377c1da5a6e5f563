import { Exception } from '@adonisjs/core/exceptions'
import type { ClinicContext } from '@medtrack/sdk'
import { bus } from '#bus/bus'

/** What travels to every process is short, and a name. */
const TOPIC = /^[a-z][\w-]*\.[\w.-]{1,50}$/i
const KEY = /^[\w.:-]{1,64}$/

/** A module announced something that is no name: it could hold what a person typed. */
export class BadAnnouncementError extends Exception {
  static code = 'E_BAD_ANNOUNCEMENT'
  static status = 500
  static message = 'A topic is "<module key>.<name>" and a key is an id of at most 64 characters.'
}

/** @throws BadAnnouncementError */
export async function announceIn(
  { clinic }: ClinicContext,
  topic: string,
  key: string | null
): Promise<void> {
  if (!TOPIC.test(topic) || (key !== null && !KEY.test(key))) throw new BadAnnouncementError()
  await bus.publish('page.changed', { clinicId: clinic.id, topic, key })
}
