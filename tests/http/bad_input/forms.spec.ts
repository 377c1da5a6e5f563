import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { ClinicRefusedError } from '#clinics/errors'
import type User from '#identity/user'
import Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import Memo from '#tests/fixtures/modules/memos-1.1.0/models/memo'
import { assertJson, assertNoInnards, assertPage } from '#tests/http/bad_input/answers'
import { until } from '#tests/http/releases/until'

/** What a person typed about a patient: it may be in the answer, and nowhere else. */
const TYPED = 'Quillfeather takes warfarin'
const TOO_LONG = `${TYPED} ${'and rests '.repeat(60)}`
const MEGABYTE = 1024 * 1024

test.group('Forms', (group) => {
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    clinic = await createClinic()
    owner = await createMember(clinic, 'owner')
    return () => removeClinic(clinic)
  })

  const memos = () => enterClinic(clinic, PLATFORM, () => Memo.query())
  const at = (path: string) => `/c/${clinic.slug}${path}`
  const sessionsThatTell = () => db.from('sessions').where('data', 'like', '%Quillfeather%')

  test('come back with status 422, the typing kept and the mistake named', async ({
    assert,
    client,
  }) => {
    const form = client.post(at('/memos')).form({ text: TOO_LONG }).loginAs(owner).withCsrfToken()
    const page = await form.accept('html')
    assertPage(assert, page, 422, TYPED, 'Memos of release 1.1.0', 'aria-invalid="true"', '500')
    assert.lengthOf(await sessionsThatTell(), 0)
    assert.lengthOf(await memos(), 0)
  })

  test('without a page of their own say what is wrong, and keep nothing typed', async ({
    assert,
    client,
  }) => {
    const memo = await enterClinic(clinic, PLATFORM, () => Memo.create({ text: 'As it was' }))
    const send = () =>
      client
        .put(at(`/memos/${memo.id}`))
        .form({ text: TOO_LONG })
        .loginAs(owner)
        .withCsrfToken()
        .redirects(0)
    const page = await send().accept('html')
    assertPage(assert, page, 422, 'Nothing was changed', '500')
    assert.lengthOf(await sessionsThatTell(), 0)
    const json = await send().accept('json')
    assertJson(assert, json, 422, 'E_VALIDATION_ERROR')
    assert.include(json.body().error.fields.text, '500')
    assert.equal((await memos())[0].text, 'As it was')
  })

  test('asked as JSON answer with the fields', async ({ assert, client }) => {
    const sent = client.post(at('/memos')).json({ text: 'x' }).loginAs(owner).withCsrfToken()
    const json = await sent.accept('json')
    assertJson(assert, json, 422, 'E_VALIDATION_ERROR')
    assert.property(json.body().error.fields, 'text')
  })

  test('with the token of another session change nothing, and keep nothing typed', async ({
    assert,
    client,
  }) => {
    const send = () => client.post(at('/memos')).loginAs(owner).redirects(0)
    const tokens = [{}, { _csrf: 'stale' }, { _csrf: 'x'.repeat(5_000) }]
    for (const token of tokens) {
      const page = await send()
        .form({ text: TYPED, ...token })
        .accept('html')
      assertPage(assert, page, 419, 'This page was open for too long', 'Nothing was changed')
    }
    assertJson(assert, await send().json({ text: TYPED }).accept('json'), 419, 'E_BAD_CSRF_TOKEN')
    assert.lengthOf(await sessionsThatTell(), 0)
    assert.lengthOf(await memos(), 0)
  })

  test('and pages of a session that ran out lead to the sign-in and back', async ({
    assert,
    client,
  }) => {
    const first = await client.get(at('/memos')).loginAs(owner).accept('html')
    first.assertStatus(200)
    await db
      .from('sessions')
      .where('user_id', owner.id)
      .update({ expires_at: Date.now() - 1 })
    const cookie = first.cookies()['medtrack_session']?.value ?? ''
    const again = () => client.get(at('/memos')).withCookie('medtrack_session', cookie).redirects(0)
    const page = await again().accept('html')
    assert.equal(page.status(), 302)
    assert.include(page.header('location') ?? '', '/sign-in?')
    assert.include(decodeURIComponent(page.header('location') ?? ''), at('/memos'))
    const part = await again().header('x-requested-with', 'XMLHttpRequest').accept('json')
    assertJson(assert, part, 401, 'E_SIGNED_OUT')
    const form = client
      .post(at('/memos'))
      .form({ text: TYPED })
      .withCookie('medtrack_session', cookie)
    assertPage(assert, await form.redirects(0).accept('html'), 419, 'Nothing was changed')
    assert.lengthOf(await memos(), 0)
  })

  test('that are no form are refused', async ({ assert, client }) => {
    const broken = [
      { type: 'application/json', body: '{ "text": ' },
      { type: 'application/json', body: '"text"' },
      { type: 'multipart/form-data', body: 'no boundary' },
      {
        type: 'application/x-www-form-urlencoded',
        body: '%E0%A4%A=%&[__proto__][text]=x&__proto__=y',
      },
    ]
    for (const { type, body } of broken) {
      const response = await fetch(`${process.env.APP_URL}${at('/memos')}`, {
        method: 'POST',
        headers: { 'content-type': type, 'accept': 'text/html' },
        body,
        redirect: 'manual',
      })
      assert.include([400, 415, 419, 422], response.status, `${type} ${body}`)
      assertNoInnards(assert, await response.text())
    }
    assert.isUndefined(({} as { text?: string }).text)
    assert.lengthOf(await memos(), 0)
    assert.equal((await client.get('/health/live')).status(), 200)
  })

  test('with a field named __proto__ fill what they name, and nothing else', async ({
    assert,
    client,
  }) => {
    const json = client.post(at('/memos')).loginAs(owner).withCsrfToken().redirects(0).type('json')
    const sent = await json.json(
      JSON.parse('{ "text": "Plain", "__proto__": { "colour": "blue" } }')
    )
    assert.equal(sent.status(), 303)
    assert.deepInclude((await memos())[0].$attributes, { text: 'Plain', colour: 'yellow' })
    assert.isUndefined(({} as { colour?: string }).colour)
  })

  test('of 50 MB are refused, and nothing of them stays', async ({ assert, client }) => {
    const { left } = await ownTemp()
    const file = Buffer.alloc(50 * MEGABYTE, 'Ana,Santos,1980-02-03\n')
    const send = () => client.post(at('/memos')).loginAs(owner).withCsrfToken().redirects(0)
    const upload = () =>
      send().file('file', file, { filename: 'patients.csv', contentType: 'text/csv' })
    assertPage(assert, await upload().accept('html'), 413, 'too large')
    assertJson(assert, await upload().accept('json'), 413, 'E_REQUEST_ENTITY_TOO_LARGE')
    assertJson(
      assert,
      await send()
        .json({ text: 'a'.repeat(2 * MEGABYTE) })
        .accept('json'),
      413,
      'E_REQUEST_ENTITY_TOO_LARGE'
    )
    assert.deepEqual(await left(), [])
    assert.lengthOf(await memos(), 0)
    assert.equal((await client.get(at('/memos')).loginAs(owner)).status(), 200)
  })
    .timeout(120_000)
    .cleanup(returnTemp)

  test('leave no upload behind, whether they were taken or refused', async ({ assert, client }) => {
    const { left } = await ownTemp()
    const send = () => client.post(at('/memos')).loginAs(owner).redirects(0)
    const upload = () => send().file('file', Buffer.from(TYPED), { filename: 'patients.csv' })
    assert.equal((await upload().field('text', 'Taken').withCsrfToken()).status(), 303)
    assert.equal((await upload().field('text', 'x').withCsrfToken()).status(), 422)
    assert.equal((await upload()).status(), 419)
    await until('the folder is empty', async () => (await left()).length === 0)
  }).cleanup(returnTemp)
})

test.group('Addresses of new clinics', () => {
  test('that are {$self} are refused at their field, and nothing is made')
    .with(['taken', 'kept for MedTrack', 'malformed'] as const)
    .run(async ({ assert }, fault) => {
      const first = await createClinic()
      try {
        const slugs = {
          'taken': first.slug,
          'kept for MedTrack': 'console',
          'malformed': '__proto__',
        }
        const clinics = await Clinic.query().count('* as total')
        const refusal = await createClinic({ slug: slugs[fault] }).then(
          () => null,
          (error: unknown) => error
        )
        assert.instanceOf(refusal, ClinicRefusedError)
        assert.deepInclude(refusal, { field: 'slug', status: 422, code: 'E_CLINIC_REFUSED' })
        assert.deepEqual((await Clinic.query().count('* as total'))[0].$extras, clinics[0].$extras)
      } finally {
        await removeClinic(first)
      }
    })
})

const MACHINES_TEMP = process.env.TMPDIR
let temp: string | undefined

/** A folder for temporary files that no other process uses. */
async function ownTemp() {
  const folder = await mkdtemp(join(tmpdir(), 'medtrack-uploads-'))
  process.env.TMPDIR = temp = folder
  return { left: () => readdir(folder) }
}

async function returnTemp() {
  if (MACHINES_TEMP) process.env.TMPDIR = MACHINES_TEMP
  else delete process.env.TMPDIR
  if (temp) await rm(temp, { recursive: true, force: true })
}
