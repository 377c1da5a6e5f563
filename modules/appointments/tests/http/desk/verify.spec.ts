import { registerNewcomer } from '@medtrack/patients'
import { test } from '@japa/runner'
import { faker } from '@faker-js/faker'
import { currentClinic } from '@medtrack/sdk'
import demo from '../../../demo/clinic.js'
import verify from '../../../verify.js'
import { FrontDesk } from '../../front_desk.js'

test.group('The demo clinic’s schedule', (group) => {
  let desk: FrontDesk

  group.each.setup(() => () => desk.close())

  async function lively(client: Parameters<typeof FrontDesk.open>[0], plan: string) {
    desk = await FrontDesk.open(client, { plan })
    await desk.member('doctor')
    for (let index = 0; index < 30; index++) await register(`Santos ${index}`)
    await desk.inside(() => demo({ faker, size: 30 }))
  }

  const register = (family: string) =>
    desk.inside(() => registerNewcomer({ given: 'Ana', family, birthDate: '1980-05-06' }))
  const check = () => desk.inside(() => verify(currentClinic().db))

  test('has hours, kinds and everything that happens in a clinic, and holds together', async ({
    client,
    assert,
  }) => {
    await lively(client, 'pro')
    await check()
    for (const status of ['booked', 'confirmed', 'done', 'no_show', 'cancelled']) {
      assert.isAbove(await desk.count('appointments', { status }), 0, status)
    }
    assert.isAbove(await desk.count('appointments_rooms'), 0)
  })

  test('has what recurs, who waits, and bookings to look at', async ({ client, assert }) => {
    await lively(client, 'pro')
    assert.equal(await desk.count('appointments_series'), 3)
    assert.isAbove(await desk.count('appointments', { booked_via: 'series' }), 8)
    assert.equal(await desk.count('appointments_waiting', { status: 'waiting' }), 3)
    assert.equal(await desk.count('appointments_waiting_offers', { status: 'open' }), 1)
    const page = await desk.get('/online-bookings', 'receptionist')
    assert.lengthOf(page.text().match(/Register as a new patient/g) ?? [], 2)
  })

  test('on Free it is one doctor’s, without rooms', async ({ client, assert }) => {
    await lively(client, 'free')
    await check()
    assert.equal(await desk.count('appointments_rooms'), 0)
    assert.isAbove(await desk.count('appointments'), 0)
    for (const table of ['series', 'waiting', 'online_requests']) {
      assert.equal(await desk.count(`appointments_${table}`), 0, table)
    }
  })

  test('a claim that nobody has, and an appointment that claims nothing, are found', async ({
    client,
    assert,
  }) => {
    await lively(client, 'pro')
    const [row] = await desk.inside(() =>
      currentClinic()
        .db.from('appointments')
        .whereIn('status', ['booked', 'confirmed'])
        .orderBy('starts_at', 'desc')
        .limit(1)
    )
    const db = () => currentClinic().db
    await desk.inside(() =>
      db().from('appointments').where('id', row.id).update({ status: 'cancelled' })
    )
    await assert.rejects(check, /claims belong to nobody/)
    await desk.inside(() =>
      db().from('appointments').where('id', row.id).update({ status: 'booked' })
    )
    await check()
    await desk.inside(() =>
      db().from('appointments_claims').where('appointment_id', row.id).delete()
    )
    await assert.rejects(check, /do not claim their time/)
  })
})
