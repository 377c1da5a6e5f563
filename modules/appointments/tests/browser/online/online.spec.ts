import { test } from '@japa/runner'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import { linkIn, nextMailTo } from '../../../../../tests/http/identity/outbox.js'
import { keepSetting } from '../../../settings/settings.js'
import { FrontDesk } from '../../front_desk.js'

test.group('Online booking in the browser', () => {
  const opened = async (client: Parameters<typeof FrontDesk.open>[0]) => {
    const desk = await FrontDesk.open(client)
    await desk.doctor()
    await desk.doctor()
    await desk.type({ name: 'Check-up', isOnline: true, priceMinor: 8000 })
    await desk.type({ name: 'Vaccination', minutes: 10, isOnline: true })
    await desk.inside(() => keepSetting('online', { isOn: true, noticeHours: 12, horizonDays: 30 }))
    return desk
  }

  test('somebody books on a phone, without scripts, and confirms by mail', async ({
    assert,
    browser,
    client,
    cleanup,
  }) => {
    const desk = await opened(client)
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
      baseURL: process.env.APP_URL ?? `http://${process.env.HOST}:${process.env.PORT}`,
      locale: 'es-MX',
    })
    cleanup(async () => {
      await context.close()
      await desk.close()
    })
    const page = await context.newPage()
    await page.goto(`/p/${desk.clinic.slug}/appointments/book`)
    await page.getByRole('link', { name: /Check-up/ }).click()
    await page.locator('.times a').first().click()
    await page.getByLabel('Nombre').fill('Ana')
    await page.getByLabel('Apellidos').fill('Santos')
    await page.getByLabel('Fecha de nacimiento').fill('1980-05-06')
    const email = `phone-${desk.clinic.slug}@people.example`
    await page.getByLabel('Correo electrónico').fill(email)
    await page.getByRole('button', { name: 'Guardarme esta hora' }).click()
    await page.getByRole('heading', { name: 'Mire su correo' }).waitFor()
    await page.goto(linkIn(await nextMailTo(email)))
    await page.getByRole('button', { name: 'Sí, reservar' }).click()
    await page.getByRole('heading', { name: 'Hasta pronto' }).waitFor()
    assert.equal(await desk.count('appointments_online_requests', { status: 'confirmed' }), 1)
  })

  test('has no barriers on any of its pages', async ({
    assert,
    browserContext,
    client,
    cleanup,
  }) => {
    const desk = await opened(client)
    cleanup(() => desk.close())
    const page = await browserContext.newPage()
    await page.goto(`/p/${desk.clinic.slug}/appointments/book`)
    assert.deepEqual(await barriersOf(page, 'online-types'), [])
    await page.getByRole('link', { name: /Check-up/ }).click()
    await page.locator('.times a').first().waitFor()
    assert.deepEqual(await barriersOf(page, 'online-times'), [])
    await page.locator('.times a').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Who is coming?' }).waitFor()
    assert.deepEqual(await barriersOf(page, 'online-person'), [])
    await page.getByLabel('Given name').fill('Ana')
    await page.getByLabel('Family name').fill('Santos')
    await page.getByLabel('Birth date').fill('1980-05-06')
    const email = `desk-${desk.clinic.slug}@people.example`
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: 'Keep this time for me' }).click()
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    assert.deepEqual(await barriersOf(page, 'online-sent'), [])
    await page.goto(linkIn(await nextMailTo(email)))
    assert.deepEqual(await barriersOf(page, 'online-confirm'), [])
    await page.getByRole('button', { name: 'Yes, book it' }).click()
    await page.getByRole('heading', { name: 'See you soon' }).waitFor()
    assert.deepEqual(await barriersOf(page, 'online-done'), [])
  })
})
