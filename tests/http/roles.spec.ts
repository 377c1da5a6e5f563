import { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { currentClinic, patientRecords, type Role, ROLES } from '@medtrack/sdk'
import { permissionsOf } from '#entitlements/permissions'
import type User from '#identity/user'
import { registry } from '#releases/registry'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createMember, removeClinic } from '#tests/factories/clinics'
import type { Marks } from '#tests/http/roles/planting'
import { plantMarks, shownIn } from '#tests/http/roles/planting'
import { memberRoutes, readEverything } from '#tests/http/roles/readers'
import type { OtherClinic } from '#tests/http/sweep/other_clinic'
import { makeOtherClinic, MARK } from '#tests/http/sweep/other_clinic'
import { ask } from '#tests/http/sweep/request'

/** What reception keeps: who pays, whom to call, which numbers. */
const ADMINISTRATIVE = [
  'patients_coverages',
  'patients_contacts',
  'patients_identifiers',
  'patients_consents',
]
/** Who comes when, which reception runs. */
const SCHEDULE = /^appointments(_|$)/
/** What the banner of every chart says to everybody, for the patient's safety. */
const BANNER = [
  'patients.allergies',
  'patients_allergies.display',
  'patients_allergies.reaction',
  'patients_alerts.text',
]
/** What reception has no business with, by the permission that guards it. */
const CLINICAL: Record<string, string[]> = {
  'patients.clinical.view': [
    'patients_conditions',
    'patients_medications',
    'patients_observations',
  ],
  'patients.visits.view': ['patients_visits', 'patients_visit_addenda'],
  'patients.prescriptions.view': ['patients_prescriptions'],
  'patients.plans.view': ['patients_care_plans', 'patients_care_goals', 'patients_care_activities'],
}

/** JSON and files that some page shows, and what no page reads as it stands. */
const SHOWN_INSIDE = [
  'patients_prescriptions.checks',
  'patients_prescriptions.check_details',
  'patients_fhir_sources.content',
  'patients_attachment_pieces.bytes',
]
const INSIDE = [
  ...SHOWN_INSIDE,
  'patients_observations.components',
  'patients_fhir_source_pieces.content',
]

test.group('Roles', (group) => {
  group.tap((one) => one.timeout(300_000))
  let other: OtherClinic
  let marks: Marks
  let values: Map<string, string>
  const people = new Map<Role | 'stranger', User>()

  group.setup(async () => {
    other = await makeOtherClinic(new ApiClient(process.env.APP_URL), registry.keys)
    for (const role of ROLES) people.set(role, await createMember(other.clinic, role))
    people.set('stranger', await createMember(other.clinic, 'doctor'))
    values = new Map([...other.ids, ['core.clinic', other.clinic.slug]])
    marks = await inside(() => plantMarks(other.ids.get('patients.patient') ?? ''))
    return () => removeClinic(other.clinic)
  })

  function inside<T>(work: () => Promise<T>): Promise<T> {
    return enterClinic(other.clinic, PLATFORM, work)
  }

  function readAs(who: Role | 'stranger', client: ApiClient) {
    const user = people.get(who) as User // every role has its person
    return readEverything(client, { user, values, marks, name: MARK })
  }

  test('a mark stands in every clinical column, and is found where it is shown', async ({
    assert,
  }) => {
    const places = new Set([...marks.values()].map((place) => place.split('.')[0]))
    const tables = Object.values(CLINICAL).flat()
    assert.includeMembers([...places], [...tables, ...ADMINISTRATIVE, 'patients_attachments'])
    assert.includeMembers([...marks.values()], ['patients_visits.plan', 'patients_allergies.note'])
    assert.includeMembers([...marks.values()], INSIDE)
    const [[mark, place]] = marks
    assert.deepEqual(shownIn(`<p>${mark}</p>`, marks), [place])
    const stored = await inside(() => currentClinic().db.from('patients_visits'))
    assert.deepEqual(shownIn(JSON.stringify(stored.map(({ plan }) => plan)), marks), [])
  })

  test('reception reads no note, prescription or result by any route, search, slot or export', async ({
    assert,
    client,
  }) => {
    const { shown, failed } = await readAs('receptionist', client)
    const wrong = shown.filter(
      ({ place }) => !BANNER.includes(place) && !isAdministrative(place.split('.')[0])
    )
    assert.deepEqual(wrong, [])
    assert.deepEqual(failed, [])
  })

  test('the same reading shows a doctor what reception does not get', async ({
    assert,
    client,
  }) => {
    const { shown, failed } = await readAs('doctor', client)
    assert.isNotEmpty(shown)
    assert.deepEqual(failed, [])
    const tables = new Set(shown.map(({ place }) => place.split('.')[0]))
    const places = shown.map(({ place }) => place)
    assert.includeMembers(places, SHOWN_INSIDE)
    for (const [permission, held] of Object.entries(CLINICAL)) {
      const hasPages = memberRoutes().some(
        ({ method, decision }) =>
          method === 'GET' && decision?.to === 'members' && decision.permission === permission
      )
      if (hasPages) {
        assert.isTrue(
          held.some((table) => tables.has(table)),
          `${permission}: nothing shown`
        )
      }
    }
  })

  test('every route whose permission a role lacks refuses it, as a page and as JSON', async ({
    assert,
    client,
  }) => {
    const wrong: string[] = []
    for (const role of ROLES) {
      const held = permissionsOf(role, registry.latest())
      for (const route of memberRoutes()) {
        const { decision } = route
        if (decision?.to !== 'members' || held.has(decision.permission)) continue
        for (const accept of ['html', 'json'] as const) {
          const user = people.get(role) as User // every role has its person
          const { status } = await ask(client, route, values, user, { accept })
          if (status !== 403) wrong.push(`${role} ${route.name} (${accept}) → ${status}`)
        }
      }
    }
    assert.deepEqual(wrong, [])
  })

  test('the rights are as the clinic is told', ({ assert }) => {
    const may = (role: Role, permission: string) =>
      permissionsOf(role, registry.latest()).has(permission)
    for (const permission of Object.keys(CLINICAL)) {
      assert.isFalse(may('receptionist', permission), permission)
      assert.isTrue(may('nurse', permission), permission)
    }
    for (const permission of ['patients.prescriptions.write', 'patients.visits.sign']) {
      assert.deepEqual(
        ROLES.filter((role) => may(role, permission)),
        ['doctor']
      )
    }
  })

  test('a restricted chart shows nothing to a doctor, nurse or owner who is not of the team', async ({
    assert,
    client,
  }) => {
    const patient = other.ids.get('patients.patient')
    const doctor = people.get('doctor') as User // every role has its person
    const restricted = await client
      .post(`/c/${other.clinic.slug}/patients/${patient}/restriction`)
      .loginAs(doctor)
      .withCsrfToken()
      .redirects(0)
      .form({ 'reason': 'Works here', 'team[0]': doctor.id })
    restricted.assertStatus(303)
    for (const who of ['stranger', 'nurse', 'owner'] as const) {
      const { shown, failed } = await readAs(who, client)
      // Why a chart is held or restricted, and who broke in, is the owner's to know.
      const wrong = shown.filter(({ place }) => who !== 'owner' || !isOversight(place))
      assert.deepEqual(wrong, [], who)
      assert.deepEqual(failed, [], who)
    }
    const team = await readAs('doctor', client)
    assert.isNotEmpty(team.shown)
  })

  test('nurses change no prescription and sign nothing; reception changes nothing clinical', async ({
    assert,
    client,
  }) => {
    const before = await clinicalRows()
    const nurse = people.get('nurse') as User // every role has its person
    const receptionist = people.get('receptionist') as User
    const writing = memberRoutes().filter(({ method }) => method !== 'GET')
    for (const route of writing) await ask(client, route, values, receptionist)
    assert.deepEqual(await clinicalRows(), before)
    for (const route of writing) await ask(client, route, values, nurse)
    const after = await clinicalRows()
    assert.deepEqual(after.get('patients_prescriptions'), before.get('patients_prescriptions'))
    assert.deepEqual(signatures(after), signatures(before))
  })

  async function clinicalRows() {
    return inside(async () => {
      const rows = new Map<string, Record<string, unknown>[]>()
      for (const { table } of await patientRecords()) {
        if (isAdministrative(table)) continue
        rows.set(table, sorted(await currentClinic().db.from(table)))
      }
      return rows
    })
  }
})

function isAdministrative(table: string) {
  return ADMINISTRATIVE.includes(table) || SCHEDULE.test(table)
}

function isOversight(place: string) {
  return /^patients_(holds|restrictions|emergencies)\./.test(place)
}

function signatures(rows: Map<string, Record<string, unknown>[]>) {
  return rows.get('patients_visits')?.map(({ id, signed_at: at, signed_by: by }) => [id, at, by])
}

function sorted(rows: Record<string, unknown>[]) {
  return rows.sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)))
}
