import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { announce } from '@medtrack/sdk'
import { liveStreams } from '#gateway/live/live_streams'
import type Clinic from '#tenancy/clinic'
import { signIn } from '#tests/browser/sign_in'
import { createMember, removeClinic } from '#tests/factories/clinics'
import { insideClinic } from '#tests/factories/inside_clinic'
import { createClinicOn } from '#tests/http/releases/clinics_on'
import { until } from '#tests/http/releases/until'
import Memo from '#tests/fixtures/modules/memos-1.1.0/models/memo'

const ROLES = ['owner', 'doctor', 'nurse'] as const

test.group('A live part of a page', (group) => {
  let clinic: Clinic

  group.each.setup(async () => {
    clinic = await createClinicOn('1.1.0')
    return () => removeClinic(clinic)
  })

  const board = () => `/c/${clinic.slug}/memos`
  const isOpen = (count: number) =>
    until(`${count} pages listen`, async () => liveStreams.count === count)
  const memo = (page: Page, text: string) =>
    page.locator('#board').getByRole('link', { name: text })

  async function open(page: Page, role: (typeof ROLES)[number]) {
    const { email } = await createMember(clinic, role)
    await signIn(page, email)
    await page.goto(board())
  }

  test('shows in one browser what somebody does in another', async ({ browser, visit }) => {
    const mine = await visit('/sign-in')
    const other = await browser.newContext({ baseURL: process.env.APP_URL })
    const theirs = await other.newPage()
    await open(mine, 'owner')
    await open(theirs, 'nurse')
    await isOpen(2)
    await mine.getByLabel('Text').fill('Order gloves')
    await mine.getByRole('button', { name: 'Pin' }).click()
    await memo(theirs, 'Order gloves').waitFor()
    await other.close()
    await isOpen(0)
  })

  test('leaves what is typed beside it as it is', async ({ assert, visit }) => {
    const page = await visit('/sign-in')
    await open(page, 'owner')
    await isOpen(1)
    await page.getByLabel('Text').fill('Half a memo')
    await insideClinic(clinic, async () => {
      await Memo.create({ text: 'From somewhere else' })
      await announce('memos.board')
    })
    await memo(page, 'From somewhere else').waitFor()
    assert.equal(await page.getByLabel('Text').inputValue(), 'Half a memo')
  })

  test('says what changed to a script of its own, which may look itself', async ({
    assert,
    visit,
  }) => {
    const page = await visit('/sign-in')
    await open(page, 'owner')
    await isOpen(1)
    await page.evaluate(`document.addEventListener('live:changed', (event) => {
      event.preventDefault()
      document.title = JSON.stringify(event.detail)
    })`)
    await insideClinic(clinic, () => announce('memos.board', 'memo-7'))
    await page.waitForFunction(`document.title.startsWith('{')`)
    assert.deepEqual(JSON.parse(await page.title()), { topic: 'memos.board', key: 'memo-7' })
  })

  test('comes back after its stream was cut, and looks at what it missed', async ({ visit }) => {
    const page = await visit('/sign-in')
    await open(page, 'owner')
    await isOpen(1)
    liveStreams.endAll()
    await isOpen(0)
    await insideClinic(clinic, () => Memo.create({ text: 'Said by nobody' }))
    await memo(page, 'Said by nobody').waitFor()
  })
})
