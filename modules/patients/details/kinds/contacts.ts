import type { Infer } from '@vinejs/vine/types'
import Contact from '../../models/contact.js'
import { contactValidator } from '../../validators/details/administration.js'
import { DetailKind } from '../kind.js'

export default new DetailKind<Contact, Infer<typeof contactValidator>>({
  name: 'contacts',
  model: Contact,
  validator: contactValidator,
  choices: { relationship: 'contactRelationship' },
  draft: (entry) => ({
    name: entry?.name ?? '',
    relationship: entry?.relationship ?? null,
    phone: entry?.phone ?? null,
    email: entry?.email ?? null,
    addressLine: entry?.addressLine ?? null,
    isEmergency: entry?.isEmergency ?? true,
    position: entry?.position ?? 1,
    note: entry?.note ?? null,
  }),
  columns: (input, before) => ({
    name: input.name,
    relationship: input.relationship ?? null,
    phone: input.phone ?? null,
    email: input.email ?? null,
    addressLine: input.addressLine ?? null,
    isEmergency: input.isEmergency ?? false,
    position: input.position,
    status: before?.status ?? 'active',
    note: input.note ?? null,
  }),
  line: (entry, { t, word }) => ({
    title: entry.name,
    isPrivate: true,
    facts: [
      word('contactRelationship', entry.relationship),
      entry.phone ?? '',
      entry.email ?? '',
      entry.addressLine ?? '',
    ],
    note: entry.note,
    badges: entry.isEmergency ? [{ text: t('details.callFirst'), tone: 'info' }] : [],
  }),
  isCurrent: () => true,
})
