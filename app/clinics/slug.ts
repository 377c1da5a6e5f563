import { ClinicRefusedError } from '#clinics/errors'

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])$/

/** Addresses that the platform keeps for itself, or that would mislead. */
const RESERVED = new Set([
  'account',
  'admin',
  'api',
  'app',
  'assets',
  'billing',
  'c',
  'clinic',
  'clinics',
  'console',
  'docs',
  'health',
  'help',
  'invitations',
  'kit',
  'login',
  'mail',
  'medtrack',
  'new',
  'password',
  'root',
  'security',
  'session',
  'settings',
  'sign-in',
  'sign-up',
  'static',
  'status',
  'support',
  'system',
  'www',
])

/**
 * The clinic's part of its addresses.
 *
 * @throws ClinicRefusedError at field `slug`
 */
export function checkSlug(slug: string): string {
  if (!SLUG.test(slug)) {
    throw new ClinicRefusedError(
      'slug',
      'malformed',
      'Use 2 to 40 small letters, digits and hyphens; begin and end with a letter or digit.'
    )
  }
  if (RESERVED.has(slug)) {
    const message = `"${slug}" is kept for MedTrack itself. Please choose another.`
    throw new ClinicRefusedError('slug', 'reserved', message)
  }
  return slug
}

/** An address made of the clinic's name: `Clínica Peña & Söhne` becomes `clinica-pena-sohne`. */
export function suggestSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '')
}
