import { faker } from '@faker-js/faker'
import { DEMO_ADMIN, DEMO_CLINICS, DEMO_PASSWORD } from '#clinics/demo_people'
import type { DemoClinic, DemoMember } from '#clinics/demo_people'
import { needsOf } from '#clinics/module_needs'
import { provisionClinic } from '#clinics/provisioning'
import Membership from '#identity/membership'
import User from '#identity/user'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import { bringNewModules } from '#rollouts/arrivals'
import Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'

/** The same people on every machine. */
const SEED = 20_260_901

/**
 * Makes the demo clinics that are not there yet. Each is filled before it opens, so one that was
 * interrupted is removed by the sweep and made again.
 *
 * @returns the names of the clinics that were made
 */
export async function seedDemo(): Promise<string[]> {
  await findOrCreateUser(DEMO_ADMIN, true)
  const made: string[] = []
  for (const [index, demo] of DEMO_CLINICS.entries()) {
    faker.seed(SEED + index)
    if (await Clinic.findBy('slug', demo.slug)) {
      await furnish(demo)
      continue
    }
    await provision(demo)
    made.push(demo.name)
  }
  return made
}

/** Gives one that was made before a module was there the module, and records of it. */
async function furnish({ slug, size }: DemoClinic) {
  for (const { clinic, releases } of await bringNewModules([slug])) {
    await fillFrom(clinic, releases, size)
  }
}

async function provision({ size, members, ...input }: DemoClinic) {
  await provisionClinic(input, {
    afterStep: async (step) => {
      if (step === 'verify') await fill(input.slug, size, members)
    },
  })
}

async function fill(slug: string, size: number, members: readonly DemoMember[]) {
  const clinic = await Clinic.query().where('slug', slug).preload('databaseServer').firstOrFail()
  for (const { role, ...person } of members) {
    const user = await findOrCreateUser(person)
    await Membership.firstOrCreate({ userId: user.id, clinicId: clinic.id }, { role })
  }
  await fillFrom(clinic, registry.latest(), size)
}

async function fillFrom(clinic: Clinic, releases: readonly Release[], size: number) {
  await enterClinic(clinic, PLATFORM, async () => {
    for (const { contract } of inOrderOfNeed(releases)) {
      const demo = await contract.demo?.()
      await demo?.default({ faker, size })
    }
  })
}

/** A module after those that it needs: its records are about theirs. */
function inOrderOfNeed(releases: readonly Release[]): Release[] {
  const keyOf = new Map(releases.map(({ key, pkg }) => [pkg.name, key]))
  const needs = new Map(
    releases.map(({ key, pkg }) => [
      key,
      Object.keys(pkg.requires).flatMap((name) => keyOf.get(name) ?? []),
    ])
  )
  return releases.toSorted(
    (one, other) => needsOf(one.key, needs).length - needsOf(other.key, needs).length
  )
}

function findOrCreateUser({ email, name }: { email: string; name: string }, isSuperAdmin = false) {
  const details = { fullName: name, password: DEMO_PASSWORD, isSuperAdmin }
  return User.firstOrCreate({ email }, details)
}
