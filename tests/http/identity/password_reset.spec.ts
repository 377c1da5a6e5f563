import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeUser, PASSWORD } from '#tests/http/identity/people'
import { linkIn, mailsTo, nextMailTo } from '#tests/http/identity/outbox'
import { Visitor } from '#tests/http/identity/visitor'
import { runJob } from '#gateway/job_runner'
import { digestOf } from '#identity/token'
import { queue } from '#queue/queue'
import { until } from '#tests/http/releases/until'

const NEW_PASSWORD = 'eleven blue kettles'
const FORM = { password: NEW_PASSWORD, password_confirmation: NEW_PASSWORD }

async function ask(email: string, visitor = new Visitor()) {
  await visitor.get('/password/forgot')
  return visitor.send('POST', '/password/forgot', { form: { email } })
}

async function linkFor(email: string) {
  await ask(email)
  return linkIn(await nextMailTo(email))
}

test.group('A forgotten password', () => {
  test('is replaced with a link from a mail, which ends every session', async ({ assert }) => {
    const user = await makeUser()
    const phone = new Visitor()
    await phone.signIn(user.email, PASSWORD)
    const link = await linkFor(user.email)

    const visitor = new Visitor()
    const page = await visitor.get(link)
    assert.equal(page.status, 200)
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
    const done = await visitor.send('POST', link, { form: FORM })
    assert.equal(done.location, '/sign-in?why=password-changed')
    assert.equal((await phone.get('/account')).status, 302)
    assert.equal((await new Visitor().signIn(user.email, PASSWORD)).status, 422)
    assert.equal((await new Visitor().signIn(user.email, NEW_PASSWORD)).status, 302)
  })

  test('has a mail in the language of the account, in text and in HTML', async ({ assert }) => {
    const user = await makeUser({ locale: 'es', fullName: 'José Peña' })
    await ask(user.email)
    const mail = await nextMailTo(user.email)
    assert.include(mail.text, 'Hola, José Peña:')
    assert.include(mail.text, 'pidió una contraseña nueva')
    assert.match(mail.raw, /Content-Type: text\/html/)
  })

  test('gets the same answer whether there is an account or not', async ({ assert }) => {
    const user = await makeUser()
    const gone = await makeUser()
    await gone.disable()
    const [known, unknown, disabled] = [
      await ask(user.email),
      await ask('nobody@clinic.test'),
      await ask(gone.email),
    ]
    const text = (body: string) => /<main[\s\S]*<\/main>/.exec(body)?.[0]
    assert.equal(known.status, 200)
    assert.equal(unknown.status, 200)
    assert.equal(text(unknown.body)?.replaceAll('nobody@clinic.test', user.email), text(known.body))
    await nextMailTo(user.email)
    assert.equal(disabled.status, 200)
    assert.lengthOf(await mailsTo('nobody@clinic.test'), 0)
    assert.lengthOf(await mailsTo(gone.email), 0)
  })

  test('is answered by a mail though the process ends before it is sent', async ({ assert }) => {
    const user = await makeUser()
    const waiting = () => db.from('queued_jobs').where('record_id', user.id)
    await queue.stop()
    try {
      assert.equal((await ask(user.email)).status, 200)
      await until('the mail waits its turn', async () => (await waiting()).length === 1)
      assert.lengthOf(await mailsTo(user.email), 0)
      assert.lengthOf(await db.from('password_resets').where('user_id', user.id), 0)
    } finally {
      await queue.start(runJob)
    }
    const link = linkIn(await nextMailTo(user.email))
    assert.equal((await new Visitor().get(link)).status, 200)
    await until('the job is done', async () => (await waiting()).length === 0)
  })

  test('keeps only the digest of a link', async ({ assert }) => {
    const user = await makeUser()
    const token = (await linkFor(user.email)).split('/').at(-1) as string
    const [row] = await db.from('password_resets').where('user_id', user.id)
    assert.equal(Buffer.from(token, 'base64url').length, 32)
    assert.equal(row.token_hash, digestOf(token))
    assert.notInclude(JSON.stringify(row), token)
  })

  test('opens with a link once', async ({ assert }) => {
    const user = await makeUser()
    const link = await linkFor(user.email)
    const [first, second] = [new Visitor(), new Visitor()]
    await first.get(link)
    await second.get(link)
    const answers = await Promise.all([
      first.send('POST', link, { form: FORM }),
      second.send('POST', link, { form: { ...FORM } }),
    ])
    assert.sameMembers(
      answers.map(({ status }) => status),
      [302, 410]
    )
    assert.equal((await new Visitor().get(link)).status, 410)
  })

  test('does not open with a link that is too old', async ({ assert }) => {
    const user = await makeUser()
    const link = await linkFor(user.email)
    await db
      .from('password_resets')
      .where('user_id', user.id)
      .update({ expires_at: '2020-01-01 00:00:00' })
    const { status, body } = await new Visitor().get(link)
    assert.equal(status, 410)
    assert.include(body, 'This link no longer works')
  })

  test('does not open with an older link once a newer was sent, nor with a made-up one', async ({
    assert,
  }) => {
    const user = await makeUser()
    const older = await linkFor(user.email)
    await ask(user.email)
    const newer = linkIn(await nextMailTo(user.email, 1))
    assert.notEqual(newer, older)
    assert.equal((await new Visitor().get(older)).status, 410)
    assert.equal((await new Visitor().get(newer)).status, 200)
    assert.equal((await new Visitor().get('/password/reset/made-up')).status, 410)
  })

  test('keeps its link when the new password is refused', async ({ assert }) => {
    const user = await makeUser()
    const link = await linkFor(user.email)
    const visitor = new Visitor()
    await visitor.get(link)
    const form = { password: 'short', password_confirmation: 'short' }
    assert.equal((await visitor.send('POST', link, { form })).status, 422)
    assert.equal((await visitor.send('POST', link, { form: FORM })).status, 302)
  })

  test('floods no mailbox and lets no address ask without end', async ({ assert }) => {
    const user = await makeUser()
    for (let request = 0; request < 5; request += 1) {
      assert.equal((await ask(user.email)).status, 200)
    }
    await nextMailTo(user.email, 2)
    const eager = new Visitor()
    for (let request = 0; request < 10; request += 1) {
      assert.equal((await ask(`nobody${request}@clinic.test`, eager)).status, 200)
    }
    assert.equal((await ask('nobody@clinic.test', eager)).status, 429)
    assert.lengthOf(await mailsTo(user.email), 3)
  })
})
