import { currentClinic, type SlotInput, type Slots } from '@medtrack/sdk'

/** Done as soon as anybody has working hours. */
export default async function ({ t }: SlotInput): Promise<Slots['home.checklist']> {
  const hours = await currentClinic().db.from('appointments_hours').select('id').first()
  return { label: t('desk.checklist.hours'), path: '/setup', done: hours !== null }
}
