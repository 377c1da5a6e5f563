import type { Role } from '@medtrack/sdk'
import type { BrowserContext, Page } from 'playwright'
import { PASSWORD } from '../../../../tests/factories/clinics.js'
import { FrontDesk } from '../front_desk.js'
import { middayZone } from '../midday.js'

type Client = Parameters<typeof FrontDesk.open>[0]

/** Somebody of that role, signed in at a clinic of their own in which it is noon; its doctor works all day. */
export async function deskAtWork(client: Client, context: BrowserContext, role: Role) {
  const desk = await FrontDesk.open(client, { timeZone: middayZone() })
  const doctor = await desk.doctor({ works: false })
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    await desk.hours(doctor.id, { weekday, fromMinute: 0, toMinute: 1440 })
  }
  const page = await signedIn(context, (await desk.member(role)).email)
  return { desk, doctor, page }
}

export async function signedIn(context: BrowserContext, email: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.fill('[name=email]', email)
  await page.fill('[name=password]', PASSWORD)
  await page.locator('form:has([name=password]) button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}
