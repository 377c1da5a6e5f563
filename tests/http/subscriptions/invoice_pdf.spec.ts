import i18nManager from '@adonisjs/i18n/services/main'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type Invoice from '#subscriptions/invoice'
import { invoicePdf } from '#subscriptions/invoice_pdf'
import type Clinic from '#tenancy/clinic'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { billPeriod, createSubscription, removeSubscription } from '#tests/factories/subscriptions'

test.group('An invoice as a file', (group) => {
  let clinic: Clinic
  let invoice: Invoice

  group.each.setup(async () => {
    clinic = await createClinic({ name: 'Clínica Peña & Söhne Žižkov' })
    const start = DateTime.utc().startOf('second')
    invoice = await billPeriod(await createSubscription(clinic, start))
    await invoice.load('lines')
    return async () => {
      await removeSubscription(clinic)
      await removeClinic(clinic)
    }
  })

  test('is a PDF under its number, in each language', async ({ assert }) => {
    for (const locale of ['en', 'es']) {
      const file = await invoicePdf(invoice, clinic, i18nManager.locale(locale))
      assert.equal(file.subarray(0, 5).toString(), '%PDF-')
      assert.include(file.toString('latin1'), invoice.number)
    }
  })

  test('is downloaded by the owner, and by nobody else', async ({ assert, client }) => {
    const url = `/c/${clinic.slug}/settings/plan/invoices/${invoice.id}/pdf`
    const response = await client.get(url).loginAs(await createMember(clinic, 'owner'))
    response.assertStatus(200)
    response.assertHeader('content-type', 'application/pdf')
    assert.include(response.header('content-disposition'), `${invoice.number}.pdf`)
    const doctor = await createMember(clinic, 'doctor')
    ;(await client.get(url).loginAs(doctor)).assertStatus(403)
  })
})
