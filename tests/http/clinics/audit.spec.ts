import { readdir } from 'node:fs/promises'
import { test } from '@japa/runner'
import { audit, currentClinic } from '@medtrack/sdk'
import { parse } from 'csv-parse/sync'
import { v7 } from 'uuid'
import { storagePath } from '#config/storage'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'

test.group("A clinic's audit trail", (group) => {
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    clinic = await createClinic({ timeZone: 'America/Los_Angeles' })
    owner = await createMember(clinic, 'owner')
    return () => removeClinic(clinic)
  })

  const path = (rest = '') => `/c/${clinic.slug}/audit${rest}`
  /** The records that the page's lines name, from top to bottom. */
  const recordsIn = (html: string) =>
    [...html.matchAll(/<code>([^<]+)<\/code>/g)].map(([, id]) => id)

  /** A line as it would have been written at that moment, in UTC. */
  function line(values: Record<string, unknown>) {
    return enterClinic(clinic, PLATFORM, () =>
      currentClinic()
        .db.table('audit_events')
        .insert({
          id: v7(),
          action: 'patients.read',
          type: 'R',
          agent_id: owner.id,
          agent_name: owner.fullName,
          agent_role: 'owner',
          entity_type: 'Patient',
          ...values,
        })
    )
  }

  test('shows who did what to which record, in the time of the clinic', async ({
    assert,
    client,
  }) => {
    await line({
      recorded_at: '2026-03-02 06:30:00.000',
      entity_id: 'record-a',
      source: '198.51.100.7',
    })
    const html = (await client.get(path()).loginAs(owner)).text()
    assert.deepEqual(recordsIn(html), ['record-a'])
    assert.include(html, '198.51.100.7')
    assert.match(html, /03\/01\/2026, 10:30\sPM/)
  })

  test('is filtered by person, act and record', async ({ assert, client }) => {
    const at = '2026-03-02 06:30:00.000'
    await line({ recorded_at: at, entity_id: 'mine' })
    await line({ recorded_at: at, entity_id: 'changed', action: 'patients.update' })
    await line({ recorded_at: at, entity_id: 'automatic', agent_id: null, agent_name: 'MedTrack' })
    const ask = async (query: string) =>
      recordsIn((await client.get(path(query)).loginAs(owner)).text())
    assert.sameMembers(await ask(`?person=${owner.id}`), ['mine', 'changed'])
    assert.deepEqual(await ask('?person=platform'), ['automatic'])
    assert.deepEqual(await ask('?act=patients.update'), ['changed'])
    assert.deepEqual(await ask('?record=mine'), ['mine'])
    assert.lengthOf(await ask('?from=nonsense&to[]=1&page=-3'), 3)
  })

  test('counts its days by the calendar of the clinic', async ({ assert, client }) => {
    await line({ recorded_at: '2026-03-02 07:59:59.999', entity_id: 'late on the first' })
    await line({ recorded_at: '2026-03-02 08:00:00.000', entity_id: 'early on the second' })
    const ask = async (query: string) =>
      recordsIn((await client.get(path(query)).loginAs(owner)).text())
    assert.deepEqual(await ask('?from=2026-03-01&to=2026-03-01'), ['late on the first'])
    assert.deepEqual(await ask('?from=2026-03-02&to=2026-03-02'), ['early on the second'])
  })

  test('comes in pages', async ({ assert, client }) => {
    await enterClinic(clinic, PLATFORM, async () => {
      for (let index = 0; index < 60; index++) {
        await audit({
          action: 'patients.read',
          type: 'R',
          entity: { type: 'Patient', id: `id-${index}` },
        })
      }
    })
    const first = recordsIn((await client.get(path()).loginAs(owner)).text())
    const second = recordsIn((await client.get(path('?page=2')).loginAs(owner)).text())
    assert.deepEqual([first.length, second.length], [50, 10])
    assert.equal(new Set([...first, ...second]).size, 60)
  })

  test('is downloaded as it is filtered, without running formulas', async ({ assert, client }) => {
    await line({
      recorded_at: '2026-03-02 06:30:00.000',
      entity_id: 'wanted',
      agent_name: '=HYPERLINK("x")',
    })
    await line({ recorded_at: '2026-03-09 06:30:00.000', entity_id: 'too late' })
    const response = await client.get(path('/export?to=2026-03-05')).loginAs(owner)
    response.assertStatus(200)
    assert.include(response.header('content-type'), 'text/csv')
    const rows: Record<string, string>[] = parse(response.text(), { columns: true, bom: true })
    assert.deepEqual(
      rows.map((row) => row.Record),
      ['wanted']
    )
    assert.equal(rows[0].Who, `'=HYPERLINK("x")`)
    assert.equal(rows[0].When, '2026-03-01 22:30:00 -08:00')
    const html = (await client.get(path()).loginAs(owner)).text()
    assert.include(html, 'Downloaded the audit trail')
  })

  test('is complete in a download of more than one batch', async ({ assert, client }) => {
    const lines = Array.from({ length: 1_100 }, (_, index) => ({
      id: v7(),
      recorded_at: '2026-03-02 06:30:00.000',
      action: 'patients.read',
      type: 'R',
      agent_name: 'MedTrack',
      entity_id: `id-${index}`,
    }))
    await enterClinic(clinic, PLATFORM, async () => {
      for (let at = 0; at < lines.length; at += 100) {
        await currentClinic()
          .db.table('audit_events')
          .multiInsert(lines.slice(at, at + 100))
      }
    })
    const response = await client.get(path('/export?act=patients.read')).loginAs(owner)
    const rows: Record<string, string>[] = parse(response.text(), { columns: true, bom: true })
    assert.equal(new Set(rows.map((row) => row.Record)).size, 1_100)
  })

  test('is for owners alone', async ({ client }) => {
    const doctor = await createMember(clinic, 'doctor')
    ;(await client.get(path()).loginAs(doctor)).assertStatus(403)
    ;(await client.get(path('/export')).loginAs(doctor)).assertStatus(403)
  })

  test('is exported under the date that the clinic has', async ({ assert, client }) => {
    const days = await Promise.all(
      ['Pacific/Kiritimati', 'Etc/GMT+12'].map(async (timeZone) => {
        const there = await createClinic({ timeZone })
        const member = await createMember(there, 'owner')
        const file = await client.get(`/c/${there.slug}/audit/export`).loginAs(member)
        await removeClinic(there)
        return /(\d{4}-\d{2}-\d{2})\.csv/.exec(file.header('content-disposition') ?? '')?.[1]
      })
    )
    // Twenty-six hours lie between them: it is never the same day in both.
    assert.notEqual(days[0], days[1])
    assert.isEmpty(await readdir(storagePath('tmp')))
  })
})
