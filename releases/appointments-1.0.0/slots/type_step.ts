import { currentClinic, type SlotInput, type Slots } from '@medtrack/sdk'

/** Done as soon as there is a kind of appointment. */
export default async function ({ t }: SlotInput): Promise<Slots['home.checklist']> {
  const type = await currentClinic()
    .db.from('appointments_types')
    .select('id')
    .whereNull('archived_at')
    .first()
  return { label: t('desk.checklist.type'), path: '/setup', done: type !== null }
}
