import db from '@adonisjs/lucid/services/db'
import type { DateOrder } from '@medtrack/sdk'
import currencyOf from 'country-to-currency'
import { randomBytes } from 'node:crypto'
import { recordOnPlatform } from '#audit/platform_trail'
import { CURRENCIES } from '#clinics/choices'
import { ClinicRefusedError } from '#clinics/errors'
import type { NewClinic } from '#clinics/provisioning'
import { provisionClinic } from '#clinics/provisioning'
import type SignUp from '#clinics/sign_up'
import { suggestSlug } from '#clinics/slug'
import { undoProvisioning } from '#clinics/undo_provisioning'
import type { Newcomer } from '#identity/invitation_acceptance'
import Membership from '#identity/membership'
import User from '#identity/user'
import type Clinic from '#tenancy/clinic'

const PLAN = 'free'
const MOST_ADDRESSES = 10

/**
 * Makes the clinic that somebody signed up for, and them its owner: all of it or nothing, once.
 * A new clinic has room for one doctor on every plan, so an owner may well `practise`.
 * When it fails the link works again.
 *
 * @throws LinkExpiredError, ProvisioningFailedError
 */
export async function openClinic(
  signUp: SignUp,
  person: User | Newcomer,
  { practises, source }: { practises: boolean; source?: string }
) {
  await signUp.claim()
  try {
    const clinic = await provision(signUp)
    return { clinic, owner: await own(clinic, signUp, person, { practises, source }) }
  } catch (error) {
    await signUp.release()
    throw error
  }
}

/** Under the first address of its name that is free. */
async function provision({ clinicName: name, country, timeZone }: SignUp): Promise<Clinic> {
  const currency = currencyFor(country)
  const facts = { name, country, timeZone, currency, dateOrder: dateOrderOf(country), plan: PLAN }
  for (let attempt = 1; ; attempt++) {
    try {
      return await provisionClinic({ ...facts, slug: slugFor(name, attempt) } satisfies NewClinic)
    } catch (error) {
      const isTaken = error instanceof ClinicRefusedError && error.field === 'slug'
      if (!isTaken || attempt === MOST_ADDRESSES) throw error
    }
  }
}

async function own(
  clinic: Clinic,
  signUp: SignUp,
  person: User | Newcomer,
  { practises, source }: { practises: boolean; source?: string }
) {
  try {
    return await db.connection('central').transaction(async (trx) => {
      const newcomer = { email: signUp.email, theme: 'auto', ...person } as const
      const owner = person instanceof User ? person : await User.create(newcomer, { client: trx })
      const clinicId = clinic.id
      const place = { userId: owner.id, clinicId, role: 'owner', practises } as const
      await Membership.create(place, { client: trx })
      const agent = { id: owner.id, name: owner.fullName }
      await recordOnPlatform({ action: 'clinic.sign_up', agent, clinicId, source }, trx)
      return owner
    })
  } catch (error) {
    await undoProvisioning(clinic).catch(() => {})
    throw error
  }
}

/** `harbor-health`, then `harbor-health-2`; a name that leaves no letters gets some. */
function slugFor(name: string, attempt: number): string {
  const base = suggestSlug(name).slice(0, 32).replace(/-$/, '')
  if (attempt === 1 && base.length > 1) return base
  const end = attempt < MOST_ADDRESSES / 2 ? String(attempt) : randomBytes(3).toString('hex')
  return `${base.length > 1 ? base : 'clinic'}-${end}`
}

function currencyFor(country: string): string {
  const currency = (currencyOf as Record<string, string | undefined>)[country] ?? ''
  return CURRENCIES.includes(currency) ? currency : 'USD'
}

/** As most people there write a date, by Unicode's data. */
export function dateOrderOf(country: string): DateOrder {
  const locale = new Intl.Locale('und', { region: country }).maximize()
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(0)
  const order = parts.map(({ type }) => type).filter((type) => /^(year|month|day)$/.test(type))
  if (order[0] === 'year') return 'ymd'
  return order[0] === 'month' ? 'mdy' : 'dmy'
}
