import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import type User from '#identity/user'
import { ledger } from '#releases/ledger'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createMember, removeClinic } from '#tests/factories/clinics'
import Memo from '#tests/fixtures/modules/memos-1.0.0/models/memo'
import { createClinicOn } from '#tests/http/releases/clinics_on'

interface Member {
  clinic: Clinic
  user: User
}

async function read(client: ApiClient, { clinic, user }: Member, path = '') {
  const response = await client.get(`/c/${clinic.slug}/memos${path}`).loginAs(user).accept('html')
  return { status: response.status(), text: response.text() }
}

function pin(clinic: Clinic, text: string) {
  return enterClinic(clinic, PLATFORM, () => Memo.create({ text }))
}

test.group('Two releases in one process', (group) => {
  let older: Member
  let newer: Member

  group.each.setup(async () => {
    const [one, other] = [await createClinicOn('1.0.0'), await createClinicOn('1.1.0')]
    older = { clinic: one, user: await createMember(one, 'owner') }
    newer = { clinic: other, user: await createMember(other, 'owner') }
    return async () => {
      await removeClinic(one)
      await removeClinic(other)
    }
  })

  test('each clinic gets the page, the view and the words of its own release', async ({
    assert,
    client,
  }) => {
    const [old, fresh] = [await read(client, older), await read(client, newer)]
    assert.deepEqual([old.status, fresh.status], [200, 200])
    assert.include(old.text, 'Memos of release 1.0.0')
    assert.notInclude(old.text, 'The board, with colours.')
    assert.include(fresh.text, 'Memos of release 1.1.0')
    assert.include(fresh.text, 'The board, with colours.')
  })

  test('navigation speaks the words of the release as well', async ({ assert, client }) => {
    assert.notInclude((await read(client, older)).text, 'Memo board')
    assert.include((await read(client, newer)).text, 'Memo board')
  })

  test('a page that only the newer release has is not there for the other', async ({
    assert,
    client,
  }) => {
    assert.equal((await read(client, newer, '/about')).status, 200)
    const missing = await read(client, older, '/about')
    assert.equal(missing.status, 404)
    assert.notInclude(missing.text, 'About the memo board')
  })

  test('a page can be asked for without its body', async ({ assert, client }) => {
    for (const path of ['', '/memos']) {
      const head = await client.head(`/c/${newer.clinic.slug}${path}`).loginAs(newer.user)
      assert.equal(head.status(), 200)
    }
    const gone = await client.head(`/c/${newer.clinic.slug}/memos`).redirects(0)
    assert.equal(gone.status(), 302)
  })

  test('both find a record where they call its parameter differently', async ({
    assert,
    client,
  }) => {
    for (const member of [older, newer]) {
      const memo = await pin(member.clinic, 'Flu shots on Friday')
      const { status, text } = await read(client, member, `/${memo.id}`)
      assert.equal(status, 200)
      assert.include(text, 'Flu shots on Friday')
    }
  })

  test('a form goes to the release of its clinic', async ({ assert, client }) => {
    const form = { text: 'Order gloves', colour: 'blue' }
    for (const { clinic, user } of [older, newer]) {
      const sent = client.post(`/c/${clinic.slug}/memos`).form(form).redirects(0)
      const response = await sent.loginAs(user).withCsrfToken()
      assert.equal(response.status(), 303)
    }
    const [mine] = await enterClinic(newer.clinic, PLATFORM, () => Memo.query())
    assert.include((await read(client, newer, `/${mine.id}`)).text, 'data-colour="blue"')
  })

  test('a permission that only the newer release declares opens nothing at the other', async ({
    assert,
    client,
  }) => {
    const memo = await pin(older.clinic, 'Keep me')
    const address = `/c/${older.clinic.slug}/memos/${memo.id}`
    const response = await client.delete(address).loginAs(older.user).withCsrfToken().redirects(0)
    assert.equal(response.status(), 404)
    assert.isNotNull(await enterClinic(older.clinic, PLATFORM, () => Memo.find(memo.id)))
  })

  test('the ledger moves one clinic with its next request, and nobody else', async ({
    assert,
    client,
  }) => {
    await ledger.point(newer.clinic.id, 'memos', '1.0.0', '1.1.0')
    assert.include((await read(client, newer)).text, 'Memos of release 1.0.0')
    assert.equal((await read(client, newer, '/about')).status, 404)
    assert.include((await read(client, older)).text, 'Memos of release 1.0.0')

    await ledger.point(newer.clinic.id, 'memos', '1.1.0')
    assert.include((await read(client, newer)).text, 'Memos of release 1.1.0')
    assert.include((await read(client, older)).text, 'Memos of release 1.0.0')
  })

  test('requests under way while the ledger moves are each answered by one release', async ({
    assert,
    client,
  }) => {
    const reading = Array.from({ length: 12 }, () => read(client, newer))
    await ledger.point(newer.clinic.id, 'memos', '1.0.0', '1.1.0')
    for (const { status, text } of await Promise.all(reading)) {
      assert.equal(status, 200)
      assert.equal(
        text.includes('The board, with colours.'),
        text.includes('Memos of release 1.1.0')
      )
    }
  })

  test('a release whose schema is not there yet stays off, in the verdict’s words', async ({
    assert,
    client,
  }) => {
    await ledger.point(older.clinic.id, 'memos', '1.1.0', '1.0.0')
    const { status, text } = await read(client, older)
    assert.equal(status, 404)
    assert.include(text, 'being prepared for it')
  })

  test('words in another language come from the release that has them', async ({
    assert,
    client,
  }) => {
    for (const { user } of [older, newer]) await user.merge({ locale: 'es' }).save()
    assert.include((await read(client, newer)).text, 'Notas de la versión 1.1.0')
    assert.include((await read(client, older)).text, 'Memos of release 1.0.0')
  })
})
