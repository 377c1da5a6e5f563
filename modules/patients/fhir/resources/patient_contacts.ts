import type { PatientContact } from '@medplum/fhirtypes'
import type Contact from '../../models/contact.js'
import { bound, codeOf, fit, inOurs, ours } from '../elements.js'
import type { Fields } from '../mapping.js'
import { nameInWords } from './people.js'

type Row = Fields<Contact>

const CONTACT_ROLE = 'http://terminology.hl7.org/CodeSystem/v2-0131'
const FAMILY_ROLE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode'
const CONTACT_ROLES = ['BP', 'C', 'CP', 'E', 'EP', 'F', 'I', 'N', 'O', 'PR', 'S', 'U']
const EMERGENCY = 'C'
const NOTE = 'contact-note'

export function contactIn(contact: PatientContact, index: number): Row {
  const codes = (contact.relationship ?? []).map(codeOf)
  const reached = (wanted: string) =>
    contact.telecom?.find(({ system, value }) => system === wanted && value)?.value
  const { address } = contact
  const place = [...(address?.line ?? []), address?.city, address?.state, address?.postalCode]
  return {
    name: fit(nameInWords(contact.name) ?? contact.organization?.display, 160) ?? '—',
    relationship: fit(
      codes.find((code) => code && code !== EMERGENCY),
      20
    ),
    phone: fit(reached('phone'), 40),
    email: fit(reached('email'), 254),
    addressLine: fit(address?.text ?? place.filter(Boolean).join(', '), 255),
    isEmergency: codes.includes(EMERGENCY),
    position: index + 1,
    status: 'active',
    note: inOurs(contact.extension, NOTE),
  }
}

export function contactOf(row: Row): PatientContact {
  return {
    extension: ours(NOTE, row.note),
    relationship: [
      ...(row.relationship ? [bound(systemOf(row.relationship), row.relationship)] : []),
      ...(row.isEmergency ? [bound(CONTACT_ROLE, EMERGENCY)] : []),
    ],
    name: { text: row.name },
    telecom: [
      ...(row.phone ? [{ system: 'phone' as const, value: row.phone }] : []),
      ...(row.email ? [{ system: 'email' as const, value: row.email }] : []),
    ],
    address: { text: row.addressLine ?? undefined },
  }
}

function systemOf(code: string) {
  return CONTACT_ROLES.includes(code) ? CONTACT_ROLE : FAMILY_ROLE
}
