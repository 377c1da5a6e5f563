import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { book } from '../../../booking/book.js'
import { FrontDesk } from '../../front_desk.js'

test.group('Appointments on pages of others', (group) => {
  let desk: FrontDesk

  group.each.setup(() => () => desk.close())

  async function booked(client: Parameters<typeof FrontDesk.open>[0]) {
    desk = await FrontDesk.open(client)
    const doctor = await desk.doctor()
    const patientId = await desk.patient('Ana', 'Santos')
    const startsAt = desk.at(DateTime.now().toISO()).startOf('day').plus({ days: 3, hours: 10 })
    await desk.inside(() => book({ patientId, doctorId: doctor.id, startsAt, minutes: 15 }))
    return { doctor, patientId, date: startsAt.toFormat('yyyy-MM-dd') }
  }

  const page = async (path: string, as: Parameters<FrontDesk['member']>[0]) =>
    desk.client.get(`/c/${desk.clinic.slug}${path}`).loginAs(await desk.member(as))

  test('the home page tells reception how the day stands, and doctors who is next', async ({
    client,
    assert,
  }) => {
    const { doctor } = await booked(client)
    const home = await page('', 'receptionist')
    home.assertTextIncludes('Still expected')
    assert.notInclude(home.text(), 'Your day')
    const own = await desk.client.get(`/c/${desk.clinic.slug}`).loginAs(doctor)
    own.assertTextIncludes('Nobody is waiting for you.')
    const checklist = await page('', 'owner')
    checklist.assertTextIncludes('Set working hours')
    checklist.assertTextIncludes('Book the first appointment')
  })

  test('the chart has a tab and a card with what is coming; the page lists everything', async ({
    client,
  }) => {
    const { patientId } = await booked(client)
    const chart = await page(`/patients/${patientId}`, 'receptionist')
    chart.assertTextIncludes(`${desk.base}/patients/${patientId}`)
    const list = await desk.get(`/patients/${patientId}`, 'receptionist')
    list.assertStatus(200)
    list.assertTextIncludes('Coming')
    list.assertTextIncludes(`${desk.base}/new?patient=${patientId}`)
    ;(await desk.get('/patients/no-such-patient')).assertStatus(404)
  })

  test('the search box leads from a name to the day', async ({ client }) => {
    const { date } = await booked(client)
    const found = await page('/search?q=santos', 'receptionist')
    found.assertTextIncludes(`/appointments/list?date=${date}`)
  })
})
