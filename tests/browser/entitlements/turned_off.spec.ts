import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { currentClinic } from '@medtrack/sdk'
import Flag from '#entitlements/flags/flag'
import { flags } from '#entitlements/flags/platform_flags'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { signIn } from '#tests/browser/sign_in'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'

interface Hand {
  who: string
  email: (people: { admin: User; owner: User }) => string
  turnOff: (desk: Page, clinic: Clinic) => Promise<void>
  turnOn: (desk: Page, clinic: Clinic) => Promise<void>
  /** What the member reads at the next step. */
  verdict: string
}

/** Everybody who can take a module from a clinic, doing it as they would. */
const HANDS: Hand[] = [
  {
    who: "the platform's flag",
    email: ({ admin }) => admin.email,
    turnOff: async (desk) => {
      await desk.goto('/console/flags/module.memos')
      await desk.getByText('Turn off for everyone', { exact: true }).first().click()
      const dialog = desk.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Turn off for everyone' }).click()
      await desk.getByText('Memo board is off for everyone.').waitFor()
    },
    turnOn: async (desk) => {
      await desk.getByRole('button', { name: 'Turn on again' }).click()
      await desk.getByText('Memo board is on again.').waitFor()
    },
    verdict: 'switched off on the platform',
  },
  {
    who: "the owner's move to a smaller plan",
    email: ({ owner }) => owner.email,
    turnOff: (desk, { slug }) => moveAsOwner(desk, slug, 'free', 'Free'),
    turnOn: (desk, { slug }) => moveAsOwner(desk, slug, 'pro', 'Pro'),
    verdict: 'does not include it',
  },
  {
    who: "the platform's move to a smaller plan",
    email: ({ admin }) => admin.email,
    turnOff: (desk, { id }) => moveAsPlatform(desk, id, 'Free'),
    turnOn: (desk, { id }) => moveAsPlatform(desk, id, 'Pro'),
    verdict: 'does not include it',
  },
  {
    who: "the owner's switch",
    email: ({ owner }) => owner.email,
    turnOff: async (desk, { slug }) => {
      await desk.goto(`/c/${slug}/settings/modules`)
      await desk.getByLabel('Switch off: Memo board').click()
      await desk.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
      await desk.getByText('Memo board is off.').waitFor()
    },
    turnOn: async (desk) => {
      await desk.getByLabel('Switch on: Memo board').click()
      await desk.getByText('Memo board is on.').waitFor()
    },
    verdict: 'has switched it off',
  },
]

test.group('A module turned off under an open page', (group) => {
  let clinic: Clinic
  let people: { admin: User; owner: User; nurse: User }

  group.each.setup(async () => {
    clinic = await createClinic({ plan: 'pro' })
    const owner = await createMember(clinic, 'owner')
    const nurse = await createMember(clinic, 'nurse')
    people = { admin: await createUser({ isSuperAdmin: true }), owner, nurse }
    await enterClinic(clinic, PLATFORM, async () => {
      await currentClinic().db.table('memos').insert({ id: 'one', text: 'Call the laboratory' })
    })
    return async () => {
      await Flag.query().delete()
      await flags.refresh()
      await removeClinic(clinic)
    }
  })

  test('says so at its next step, leaves the menu, and comes back whole: {who}')
    .with(HANDS)
    .run(async ({ assert, browser }, hand) => {
      const at = async (email: string) => {
        const context = await browser.newContext({ baseURL: process.env.APP_URL })
        const page = await context.newPage()
        await signIn(page, email)
        return page
      }
      const page = await at(people.nurse.email)
      const path = `/c/${clinic.slug}/memos`
      await page.goto(path)
      await page.getByText('Call the laboratory').first().waitFor()
      const menu = page.getByRole('navigation', { name: 'Main menu' }).first()
      const desk = await at(hand.email(people))
      await hand.turnOff(desk, clinic)

      await menu.getByRole('link', { name: 'Memo' }).click()
      await page.getByText(hand.verdict).first().waitFor()
      assert.equal(await menu.getByRole('link', { name: 'Memo' }).count(), 0)
      assert.notInclude(await page.locator('main').innerText(), 'laboratory')
      assert.equal((await page.goto(path))?.status(), 404)

      await hand.turnOn(desk, clinic)
      assert.equal((await page.goto(path))?.status(), 200)
      await page.getByText('Call the laboratory').first().waitFor()
      await menu.getByRole('link', { name: 'Memo' }).waitFor()
      await Promise.all([page, desk].map((each) => each.context().close()))
    })
    .timeout(120_000)
})

async function moveAsOwner(desk: Page, slug: string, key: string, name: string) {
  await desk.goto(`/c/${slug}/settings/plan?to=${key}`)
  await desk.getByRole('button', { name: `Move to ${name}` }).click()
  await desk.waitForURL((url) => url.search === '')
}

async function moveAsPlatform(desk: Page, id: string, name: string) {
  await desk.goto(`/console/clinics/${id}`)
  await desk.getByRole('link', { name: 'Change plan' }).click()
  await desk.getByLabel('Move to').selectOption({ label: name })
  await desk.getByRole('button', { name: 'Show what would happen' }).click()
  await desk.getByLabel('Reason').fill('Agreed on the phone')
  await desk.getByRole('button', { name: `Move to ${name}` }).click()
  await desk.getByText(`is on ${name} now.`).waitFor()
}
