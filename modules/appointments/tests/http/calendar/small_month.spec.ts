import { test } from '@japa/runner'
import { book } from '../../../booking/book.js'
import { takeStep } from '../../../booking/steps.js'
import Absence from '../../../models/absence.js'
import { FrontDesk } from '../../front_desk.js'

test.group('The small month', (group) => {
  let desk: FrontDesk

  group.each.setup(() => () => desk.close())

  const month = (query: Record<string, string>, path = '/calendar/month') =>
    desk.get(`${path}?${new URLSearchParams(query)}`, 'nurse')

  test('begins its weeks as they begin where the clinic is', async ({ client, assert }) => {
    const weekdays: Record<string, string> = {}
    for (const country of ['US', 'GB', 'EG']) {
      const clinic = await FrontDesk.open(client, { country })
      desk = clinic
      const [first] = textsOf((await month({ date: '2027-03-02' })).text(), /<abbr title="(\w+)"/g)
      weekdays[country] = first
      if (country !== 'EG') await clinic.close()
    }
    assert.deepEqual(weekdays, { US: 'Sunday', GB: 'Monday', EG: 'Saturday' })
  })

  test('tells how many come by the clinic’s days, without who was cancelled', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client, { timeZone: 'Pacific/Auckland' })
    const doctorId = (await desk.doctor()).id
    const other = (await desk.doctor()).id
    const order = { doctorId, minutes: 30, outsideHours: true }
    const patientId = await desk.patient()
    await desk.inside(async () => {
      // By UTC that is the day before, and the day itself.
      await book({ ...order, patientId, startsAt: desk.at('2027-03-02T00:15') })
      await book({ ...order, patientId, startsAt: desk.at('2027-03-02T23:15') })
      await book({ ...order, doctorId: other, patientId, startsAt: desk.at('2027-03-02T12:00') })
      const gone = await book({ ...order, patientId, startsAt: desk.at('2027-03-03T10:00') })
      await takeStep(gone, 'cancellation', { reason: 'Moved away.' })
    })
    const all = await month({ date: '2027-03-02' })
    all.assertStatus(200)
    assert.equal(all.header('cache-control'), 'no-store')
    assert.include(all.text(), 'March 2, 2027, 3 appointments"')
    assert.include(all.text(), 'March 3, 2027, no appointments"')
    const one = await month({ date: '2027-03-02', doctor: other })
    assert.include(one.text(), 'March 2, 2027, 1 appointment"')
  })

  test('marks the days on which nobody works, and none where nobody said when', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client)
    const doctor = await desk.doctor({ works: false })
    const unset = (await month({ date: '2027-03-02' })).text()
    assert.notInclude(unset, ', closed"')
    for (const weekday of [1, 2, 3, 4, 5]) {
      await desk.hours(doctor.id, { weekday, fromMinute: 0, toMinute: 1440 })
    }
    await desk.inside(() =>
      Absence.create({
        doctorId: null,
        kind: 'holiday',
        startsAt: desk.at('2027-03-10T00:00').toUTC(),
        endsAt: desk.at('2027-03-11T00:00').toUTC(),
      })
    )
    const { text } = { text: (await month({ date: '2027-03-02' })).text() }
    const closed = textsOf(text, /aria-label="[^"]* March (\d+), 2027, no appointments, closed"/g)
    assert.deepEqual(closed, ['6', '7', '10', '13', '14', '20', '21', '27', '28'])
  })

  test('keeps what is looked at in its links, and leafs on its own', async ({ client, assert }) => {
    desk = await FrontDesk.open(client)
    const [one, other] = [(await desk.doctor()).id, (await desk.doctor()).id]
    const looked = { date: '2027-03-02', view: 'week', doctor: `${one},${other}` }
    const page = (await month({ ...looked, month: '2027-12' })).text()
    assert.include(page, 'data-month-shown="2027-12"')
    assert.include(page, 'data-month="2028-01"')
    const [link] = textsOf(page, /href="([^"]*date=2027-12-24[^"]*)"/g)
    const query = new URL(link.replaceAll('&amp;', '&'), 'http://here').searchParams
    assert.equal(query.get('view'), 'week')
    assert.equal(query.get('doctor'), looked.doctor)
    const list = (await month({ date: '2027-03-02', month: 'never' }, '/list')).text()
    assert.include(list, 'data-month-shown="2027-03"')
    assert.match(list, /href="[^"]*\/list\?date=2027-03-09"/)
  })

  test('speaks the reader’s language, and is for members only', async ({ client, assert }) => {
    desk = await FrontDesk.open(client)
    await desk.doctor()
    const nurse = await desk.member('nurse')
    await nurse.merge({ locale: 'es' }).save()
    const page = (await desk.get('/calendar/month?date=2027-03-02', nurse)).text()
    assert.include(page, 'martes, 2 de marzo de 2027, sin citas')
    const stranger = await client.get(`${desk.base}/calendar/month`).redirects(0)
    assert.notEqual(stranger.status(), 200)
  })
})

function textsOf(page: string, pattern: RegExp): string[] {
  return [...page.matchAll(pattern)].map((match) => match[1])
}
