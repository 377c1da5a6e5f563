import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { bus } from '#bus/bus'
import { archiveClinic, suspendClinic } from '#clinics/life'
import type User from '#identity/user'
import { ledger } from '#releases/ledger'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'
import Memo from '#tests/fixtures/modules/memos-1.1.0/models/memo'
import { assertJson, assertPage } from '#tests/http/bad_input/answers'

const MALFORMED = [
  '0',
  '-1',
  'null',
  '__proto__',
  'constructor',
  "'%20or%201=1%20--%20",
  '%00',
  '..%2F..%2F..%2Fetc%2Fpasswd',
  '%F0%9F%92%8A',
  '01890000-0000-7000-8000-00000000000g',
  'x'.repeat(4_000),
]

test.group('Bad input', (group) => {
  let clinic: Clinic
  let owner: User
  let nurse: User

  group.each.setup(async () => {
    clinic = await createClinic()
    owner = await createMember(clinic, 'owner')
    nurse = await createMember(clinic, 'nurse')
    return () => removeClinic(clinic)
  })

  const memos = () => enterClinic(clinic, PLATFORM, () => Memo.query())
  const at = (path: string) => `/c/${clinic.slug}${path}`

  test('an unknown clinic and one of which you are no member look the same', async ({
    assert,
    client,
  }) => {
    const stranger = await createUser()
    const own = await createClinic()
    try {
      const addresses = ['/c/no-such-clinic', `/c/${own.slug}`, `/c/${own.slug}/memos`]
      const bodies = []
      for (const address of addresses) {
        for (const user of [stranger, owner]) {
          const page = await client.get(address).loginAs(user).accept('html')
          assertPage(assert, page, 404, 'There is no such clinic')
          assert.notInclude(page.text(), own.name)
          const json = await client.get(address).loginAs(user).accept('json')
          assertJson(assert, json, 404, 'E_CLINIC_NOT_FOUND')
          bodies.push(json.text())
        }
      }
      assert.lengthOf([...new Set(bodies)], 1)
    } finally {
      await removeClinic(own)
    }
  })

  test('a clinic that is still being made is not there', async ({ assert, client }) => {
    await db.from('clinics').where('id', clinic.id).update({ status: 'provisioning' })
    await bus.publish('clinic.changed', { clinicId: clinic.id })
    assertPage(
      assert,
      await client.get(at('')).loginAs(owner).accept('html'),
      404,
      'There is no such clinic'
    )
  })

  test('a role without the permission is told whom to ask, and changes nothing', async ({
    assert,
    client,
  }) => {
    assertPage(
      assert,
      await client.get(at('/settings')).loginAs(nurse).accept('html'),
      403,
      'Ask the owner of the clinic'
    )
    assertJson(
      assert,
      await client.get(at('/audit')).loginAs(nurse).accept('json'),
      403,
      'E_NOT_ALLOWED'
    )
    const send = () =>
      client.post(at('/memos')).form({ text: 'Not mine to write' }).loginAs(nurse).withCsrfToken()
    assertPage(assert, await send().accept('html'), 403, 'Your role does not include this')
    assertJson(assert, await send().accept('json'), 403, 'E_NOT_ALLOWED')
    assert.lengthOf(await memos(), 0)
  })

  test('a {$self} clinic says so, with the reason, and takes nothing')
    .with(['suspended', 'archived'] as const)
    .run(async ({ assert, client }, status) => {
      const close = status === 'suspended' ? suspendClinic : archiveClinic
      await close(clinic, 'The invoice of March is open.')
      for (const path of ['', '/memos', '/settings']) {
        const page = await client.get(at(path)).loginAs(owner).accept('html')
        assertPage(assert, page, 403, 'Every record is kept', 'The invoice of March is open.')
      }
      const form = client
        .post(at('/memos'))
        .form({ text: 'Too late' })
        .loginAs(owner)
        .withCsrfToken()
      assertJson(assert, await form.accept('json'), 403, 'E_CLINIC_CLOSED')
      assert.lengthOf(await memos(), 0)
    })

  test('a module that is {state} answers in the words of its verdict')
    .with([
      {
        state: 'switched off',
        words: ['Your clinic has switched it off', 'The owner of the clinic can switch it on'],
      },
      {
        state: 'not installed',
        words: ['It is not installed for your clinic', 'The people who run MedTrack'],
      },
      {
        state: 'of a missing release',
        words: ['is not on this server at the moment', 'The people who run MedTrack'],
      },
      {
        state: 'behind with its schema',
        words: ['are being prepared for it', 'The people who run MedTrack'],
      },
    ])
    .run(async ({ assert, client }, { state, words }) => {
      if (state === 'switched off') await ledger.keep(clinic.id, 'memos', false)
      if (state === 'of a missing release') await ledger.point(clinic.id, 'memos', '9.9.9')
      if (state === 'behind with its schema') {
        await ledger.point(clinic.id, 'memos', '1.1.0', '1.0.0')
      }
      if (state === 'not installed') {
        await db
          .from('clinic_releases')
          .where({ clinic_id: clinic.id, module_key: 'memos' })
          .delete()
        await bus.publish('ledger.changed', { clinicId: clinic.id })
      }
      assertPage(
        assert,
        await client.get(at('/memos')).loginAs(owner).accept('html'),
        404,
        'is off',
        ...words
      )
      assertJson(
        assert,
        await client.get(at('/memos')).loginAs(owner).accept('json'),
        404,
        'E_MODULE_OFF'
      )
      const home = await client.get(at('')).loginAs(owner).accept('html')
      assert.equal(home.status(), 200)
      assert.notInclude(home.text(), at('/memos'))
    })

  test('a page that nobody has is told as such', async ({ assert, client }) => {
    for (const path of ['/nothing/here', at('/nothing'), at('/memos/a/b/c')]) {
      assertPage(
        assert,
        await client.get(path).loginAs(owner).accept('html'),
        404,
        'There is no such page'
      )
      assertJson(
        assert,
        await client.get(path).loginAs(owner).accept('json'),
        404,
        'E_ROUTE_NOT_FOUND'
      )
    }
  })

  test('an id that is none finds nothing and breaks nothing', async ({ assert, client }) => {
    for (const id of MALFORMED) {
      for (const path of [
        at(`/memos/${id}`),
        at(`/patients/${id}`),
        at(`/patients/imports/${id}`),
      ]) {
        assertPage(assert, await client.get(path).loginAs(owner).accept('html'), 404)
        assert.equal((await client.get(path).loginAs(owner).accept('json')).status(), 404)
      }
      for (const [method, path] of [
        ['PUT', `/memos/${id}`],
        ['DELETE', `/memos/${id}`],
        ['DELETE', `/members/${id}`],
      ]) {
        const form = client.request(at(path), method).form({ text: 'Taken over', role: 'owner' })
        assertPage(assert, await form.loginAs(owner).withCsrfToken().accept('html'), 404)
      }
      assertPage(assert, await client.get(`/c/${id}/memos`).loginAs(owner).accept('html'), 404)
    }
  })

  test('an address that cannot be decoded is refused before anyone looks at it', async ({
    assert,
    client,
  }) => {
    for (const path of [at('/memos/%E0%A4%A'), '/c/%E0%A4%A/memos', '/%']) {
      const page = await client.get(path).loginAs(owner).accept('html')
      assertPage(assert, page, 400, 'This address cannot be read')
      assertJson(assert, await client.get(path).accept('json'), 400, 'E_BAD_ADDRESS')
    }
  })

  test('a clinic is found under its own address alone', async ({ client }) => {
    for (const slug of [clinic.slug.toUpperCase(), clinic.slug.replace('c', 'ç')]) {
      const page = await client.get(`/c/${encodeURIComponent(slug)}`).loginAs(owner)
      page.assertStatus(404)
    }
  })
})
