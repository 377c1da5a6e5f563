import { test } from '@japa/runner'
import type { BrowserContext } from 'playwright'
import { barriersOf } from '#tests/browser/axe'
import { signIn } from '#tests/browser/sign_in'
import { makeClinic, makeMember, makeUser, PASSWORD } from '#tests/http/identity/people'
import { linkIn, nextMailTo } from '#tests/http/identity/outbox'
import Invitation from '#identity/invitation'
import PasswordReset from '#identity/password_reset'
import { endSessionsOf } from '#identity/user_sessions'

const PHONE = { width: 390, height: 844 }

async function memberOfTwo() {
  const user = await makeUser({ fullName: 'Dr. Ana Santos' })
  await makeMember(user, await makeClinic('Harbor Health'), 'doctor')
  await makeMember(user, await makeClinic('Riverside Pediatrics'), 'owner')
  return user
}

async function invited(email: string) {
  const clinic = await makeClinic()
  const invitedBy = await makeUser()
  await Invitation.issue({ clinic, email, role: 'nurse', invitedBy })
  return linkIn(await nextMailTo(email))
}

let counted = 0
const freshEmail = () => `browser${(counted += 1)}.${process.pid}@clinic.test`

async function open(context: BrowserContext, path: string) {
  const page = await context.newPage()
  await page.goto(path)
  return page
}

test.group('Identity pages', () => {
  test('are easy to use for everybody before signing in', async ({ assert, browserContext }) => {
    const user = await makeUser()
    await PasswordReset.sendTo(user.email)
    const pages = {
      'sign-in': '/sign-in',
      'sign-in-expired': '/sign-in?next=/account&why=expired',
      'forgotten': '/password/forgot',
      'new-password': linkIn(await nextMailTo(user.email)),
      'link-expired': '/password/reset/nothing',
      'invitation-newcomer': await invited(freshEmail()),
      'invitation-colleague': await invited(user.email),
    }
    for (const [name, path] of Object.entries(pages)) {
      assert.deepEqual(await barriersOf(await open(browserContext, path), name), [])
    }
  }).timeout(180_000)

  test('are easy to use for everybody when something is wrong', async ({
    assert,
    browserContext,
  }) => {
    const page = await open(browserContext, '/sign-in')
    await page.getByLabel('E-mail').fill('nobody@clinic.test')
    await page.getByLabel('Password').fill('guess')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    assert.deepEqual(await barriersOf(page, 'sign-in-wrong'), [])

    const link = await invited(freshEmail())
    await page.goto(link)
    await page.getByLabel('Your name').fill('Nia Newcomer')
    await page.locator('input[name=password]').fill('ten letters')
    await page.locator('input[name=password_confirmation]').fill('ten ladders')
    await page.getByRole('button', { name: 'Create my account' }).click()
    await page.getByText('The two passwords differ.').first().waitFor()
    assert.deepEqual(await barriersOf(page, 'invitation-refused'), [])
  }).timeout(120_000)

  test('are easy to use for everybody after signing in', async ({ assert, browserContext }) => {
    const user = await memberOfTwo()
    const page = await browserContext.newPage()
    await signIn(page, user.email)
    assert.deepEqual(await barriersOf(page, 'clinics'), [])
    await page.goto('/account')
    assert.deepEqual(await barriersOf(page, 'account'), [])
    await page.goto(await invited(freshEmail()))
    assert.deepEqual(await barriersOf(page, 'invitation-other'), [])
    await page.goto(await invited(user.email))
    assert.deepEqual(await barriersOf(page, 'invitation-accept'), [])
  }).timeout(180_000)

  test('explain to somebody without a clinic', async ({ assert, browserContext }) => {
    const user = await makeUser()
    const page = await browserContext.newPage()
    await signIn(page, user.email)
    await page.getByText('You are not a member of a clinic').waitFor()
    assert.deepEqual(await barriersOf(page, 'no-clinic'), [])
  }).timeout(60_000)

  test('work without scripts, from the invitation to signing out', async ({ assert, browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE })
    const page = await context.newPage()
    const user = await memberOfTwo()
    await signIn(page, user.email, `${process.env.APP_URL}/sign-in?next=/account`)
    assert.equal(new URL(page.url()).pathname, '/account')
    await page.getByLabel('Your name').fill('Dr. Ana María Santos')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await user.refresh()
    assert.equal(user.fullName, 'Dr. Ana María Santos')
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await page.getByText('You are signed out everywhere.').waitFor()
    await context.close()
  })

  test('keep what was typed when the session ends under an open form', async ({
    assert,
    browserContext,
  }) => {
    const user = await memberOfTwo()
    const page = await browserContext.newPage()
    await signIn(page, user.email, '/sign-in?next=/account')
    await page.getByLabel('Your name').fill('Dr. Ana Typed')
    await endSessionsOf(user.id)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Nothing is lost').waitFor()
    assert.deepEqual(await barriersOf(page, 'unsent'), [])
    await page.getByLabel('E-mail').fill(user.email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('You are signed in again').waitFor()
    assert.deepEqual(await barriersOf(page, 'send-again'), [])
    await page.getByRole('button', { name: 'Save what I typed' }).click()
    await page.getByText('Saved.').waitFor()
    assert.equal(await page.getByLabel('Your name').inputValue(), 'Dr. Ana Typed')
  }).timeout(90_000)
})
