import { registerNewcomer } from '@medtrack/patients'
import { test } from '@japa/runner'
import { nextMailTo } from '../../../../../tests/http/identity/outbox.js'
import { book } from '../../../booking/book.js'
import { takeStep } from '../../../booking/steps.js'
import { prefer } from '../../../preferences/preferences.js'
import { FrontDesk } from '../../front_desk.js'

test.group('Notices', (group) => {
  let desk: FrontDesk

  group.each.setup(async ({ context }) => {
    desk = await FrontDesk.open(context.client, { timeZone: 'Europe/Berlin' })
    return () => desk.close()
  })

  const bookFor = async (patientId: string) => {
    const doctorId = (await desk.doctor()).id
    const startsAt = desk.at('2027-03-02T10:00')
    return desk.inside(() => book({ patientId, doctorId, startsAt, minutes: 30 }))
  }
  const address = () => `ana-${desk.clinic.slug}@people.example`
  const ana = () =>
    desk.inside(() => registerNewcomer({ given: 'Ana', family: 'Santos', email: address() }))

  test('tell a patient of a change in their language, when reception asks for it', async ({
    assert,
  }) => {
    const patientId = await ana()
    await desk.inside(() => prefer(patientId, { language: 'es', channels: 'all' }))
    const appointment = await bookFor(patientId)
    const asked = await desk.json('GET', `/${appointment.id}/notice`, {}, 'receptionist')
    assert.deepEqual(asked.body(), { isReachable: true })
    const sent = await desk.json('POST', `/${appointment.id}/notice`, {}, 'receptionist')
    sent.assertStatus(202)
    const mail = await nextMailTo(address())
    assert.include(JSON.stringify(mail), 'Su cita en')
    assert.include(JSON.stringify(mail), '10:00')
    const seen = await desk.json('POST', `/${appointment.id}/notice`, {}, 'nurse')
    seen.assertStatus(403)
  })

  test('say that an appointment does not take place', async ({ assert }) => {
    const appointment = await bookFor(await ana())
    await desk.inside(() => takeStep(appointment, 'cancellation'))
    await desk.json('POST', `/${appointment.id}/notice`, {}, 'receptionist')
    assert.include(JSON.stringify(await nextMailTo(address())), 'does not take place')
  })

  test('are not offered for patients without an address', async ({ assert }) => {
    const appointment = await bookFor(await desk.patient())
    const asked = await desk.json('GET', `/${appointment.id}/notice`, {}, 'receptionist')
    assert.deepEqual(asked.body(), { isReachable: false })
  })
})
