import { registerNewcomer } from '@medtrack/patients'
import type { Role } from '@medtrack/sdk'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type { Browser, Page } from 'playwright'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import { ask } from '../../../online/asking.js'
import { confirmRequest } from '../../../online/confirming.js'
import { addEntry } from '../../../waiting/entries.js'
import { FrontDesk } from '../../front_desk.js'
import { signedIn } from '../desk_at_work.js'

const WHENEVER = {
  ...{ doctorId: null, appointmentId: null, earliestOn: null, latestOn: null },
  ...{ fromMinute: null, toMinute: null, weekdays: '', isUrgent: false, note: null },
}

/** Somebody of a role at a page that follows what happens, in a browser of their own. */
async function looking(browser: Browser, desk: FrontDesk, role: Role, path: string) {
  const baseURL = process.env.APP_URL ?? `http://${process.env.HOST}:${process.env.PORT}`
  const context = await browser.newContext({ baseURL })
  const page = await signedIn(context, (await desk.member(role)).email)
  const stream = page.waitForResponse((response) => response.url().endsWith(`${path}/live`))
  await page.goto(desk.base + path)
  await stream
  return page
}

test.group('Two who look at one list', (group) => {
  let desk: FrontDesk
  let pages: Page[] = []

  group.each.setup(() => async () => {
    for (const page of pages) await page.context().close()
    await desk.close()
  })

  const two = async (browser: Browser, path: string) => {
    pages = [
      await looking(browser, desk, 'receptionist', path),
      await looking(browser, desk, 'owner', path),
    ]
    return pages
  }

  test('see who is put on the waiting list, and who does not wait any more', async ({
    assert,
    browser,
    client,
  }) => {
    desk = await FrontDesk.open(client)
    const type = await desk.type()
    const [one, other] = await two(browser, '/waiting')
    for (const page of pages) await page.getByText('Nobody waits').waitFor()
    const patientId = await desk.patient('Ana', 'Santos')
    await desk.inside(() => addEntry({ ...WHENEVER, patientId, typeId: type.id }))
    for (const page of pages) await page.getByText('Santos, Ana').waitFor()
    assert.deepEqual(await barriersOf(other, 'waiting-live'), [])

    // Whoever has a menu open is not interrupted; the list follows once it is closed.
    await one.locator('#waiting-list summary').focus()
    await one.keyboard.press('Enter')
    await other.locator('#waiting-list summary').click()
    await other.getByRole('button', { name: 'Take off the list' }).click()
    await other.getByText('Nobody waits').waitFor()
    await one.getByRole('button', { name: 'Take off the list' }).waitFor()
    await one.keyboard.press('Escape')
    await one.getByText('Nobody waits').waitFor()
  })

  test('see a booking to look at come, and go when the other settled it', async ({
    assert,
    browser,
    client,
  }) => {
    desk = await FrontDesk.open(client)
    const [doctor, type] = [await desk.doctor(), await desk.type({ isOnline: true })]
    const [one, other] = await two(browser, '/online-bookings')
    for (const page of pages) await page.getByText('Nothing to look at').waitFor()
    const named = { given: 'Ana', family: 'Santos', birthDate: '1980-05-06' }
    await desk.inside(async () => {
      await registerNewcomer(named)
      const startsAt = DateTime.utc().startOf('day').plus({ days: 3, hours: 16 })
      const endsAt = startsAt.plus({ minutes: 30 })
      const slot = { doctorId: doctor.id, roomId: null, startsAt, endsAt }
      const person = { ...named, email: `ana-${desk.clinic.slug}@people.example`, phone: null }
      await confirmRequest(await ask({ type, slot, person, locale: 'en' }))
    })
    for (const page of pages) await page.getByText('Santos, Ana').first().waitFor()
    assert.deepEqual(await barriersOf(one, 'online-reviews'), [])
    await one.getByRole('button', { name: 'Refuse', exact: true }).click()
    await one.getByRole('heading', { name: 'Refuse this booking?' }).waitFor()
    assert.deepEqual(await barriersOf(one, 'online-refusal'), [])
    await one.keyboard.press('Escape')
    await one.getByRole('button', { name: 'It is this patient' }).click()
    for (const page of [one, other]) await page.getByText('Nothing to look at').waitFor()
  })
})
