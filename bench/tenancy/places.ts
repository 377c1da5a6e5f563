import { randomUUID } from 'node:crypto'
import { faker } from '@faker-js/faker'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { CookieClient } from '@adonisjs/core/http'
import type { Role } from '@medtrack/sdk'
import { sessionCookie } from '#config/session'
import { sessionKey } from '#identity/session_store'
import Membership from '#identity/membership'
import User from '#identity/user'
import { registry } from '#releases/registry'
import Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import type { Target } from '../load.js'

export interface Place extends Target {
  slug: string
}

const PATIENTS_EACH = 100

/** Fills each clinic with patients and gives it a receptionist who is signed in. */
export async function furnish(clinics: readonly Clinic[]): Promise<Place[]> {
  faker.seed(7)
  const places: Place[] = []
  for (const { id } of clinics) {
    const clinic = await Clinic.query().where('id', id).preload('databaseServer').firstOrFail()
    await fill(clinic, PATIENTS_EACH)
    places.push({
      slug: clinic.slug,
      path: `/c/${clinic.slug}/patients`,
      cookie: await signedIn(clinic),
    })
  }
  return places
}

export async function fill(clinic: Clinic, size: number) {
  await enterClinic(clinic, PLATFORM, async () => {
    for (const { contract } of registry.latest()) {
      const demo = await contract.demo?.()
      await demo?.default({ faker, size })
    }
  })
}

/** A new person of the clinic, and the cookie of their session. */
export async function signedIn(clinic: Clinic, role: Role = 'receptionist'): Promise<string> {
  const email = `${clinic.slug}@bench.example`
  const user = await User.create({
    email,
    fullName: 'Bench Person',
    password: null,
    isSuperAdmin: false,
  })
  await Membership.create({ userId: user.id, clinicId: clinic.id, role })
  const id = randomUUID()
  const now = Date.now()
  await db.table('sessions').insert({
    id: sessionKey(id),
    user_id: user.id,
    data: JSON.stringify({ auth_web: user.id }),
    touched_at: now,
    expires_at: now + 3_600_000,
  })
  const cookies = new CookieClient((await app.container.make('encryption')).use())
  return `${sessionCookie}=${cookies.sign(sessionCookie, id)}`
}
