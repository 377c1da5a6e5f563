import { audit, currentClinic, transaction } from '@medtrack/sdk'
import { inChunks } from '../schema/in_chunks.js'
import { upsert } from '../schema/upsert.js'
import { storedNow } from '../booking/stored.js'

export const CHANNEL_CHOICES = ['all', 'mail', 'sms', 'none'] as const
export type ChannelChoice = (typeof CHANNEL_CHOICES)[number]
export const LANGUAGES = ['en', 'es'] as const

/** How a patient wants to be told of appointments. */
export interface Preference {
  /** `null`: the clinic's. */
  language: string | null
  /** `none`: the patient does not consent to messages. */
  channels: ChannelChoice
}

const USUAL: Preference = { language: null, channels: 'all' }

export async function preferenceOf(patientId: string): Promise<Preference> {
  return (await preferencesOf([patientId])).get(patientId) ?? USUAL
}

/** Whoever never said anything is missing. */
export async function preferencesOf(ids: readonly string[]): Promise<Map<string, Preference>> {
  const found = new Map<string, Preference>()
  for (const some of inChunks([...new Set(ids)])) {
    const rows = await currentClinic()
      .db.from('appointments_preferences')
      .whereIn('patient_id', some)
    for (const { patient_id: id, language, channels } of rows) found.set(id, { language, channels })
  }
  return found
}

export async function prefer(patientId: string, preference: Preference) {
  const columns = {
    ...preference,
    updated_by: currentClinic().actor.userId,
    updated_at: storedNow(),
  }
  await transaction(async () => {
    const row = { patient_id: patientId, ...columns }
    const over = { key: ['patient_id'], columns: Object.keys(columns) }
    await upsert('appointments_preferences', row, over)
    await audit({
      action: 'appointments.preferences.update',
      type: 'U',
      entity: { type: 'Patient', id: patientId },
      details: { channels: preference.channels, language: preference.language },
    })
  })
}

const SPANISH = new Set('AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE'.split(' '))

/** In which a clinic writes to people who never said which language is theirs. */
export function usualLanguage(): string {
  return SPANISH.has(currentClinic().clinic.country) ? 'es' : 'en'
}
