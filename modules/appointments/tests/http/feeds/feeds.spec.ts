import { test } from '@japa/runner'
import ICAL from 'ical.js'
import { DateTime } from 'luxon'
import { book } from '../../../booking/book.js'
import { reschedule } from '../../../booking/reschedule.js'
import { takeStep } from '../../../booking/steps.js'
import { beginSeries } from '../../../series/begin.js'
import { ruleOf } from '../../../series/recurrence.js'
import { FrontDesk } from '../../front_desk.js'

test.group('Calendar feeds', (group) => {
  let desk: FrontDesk
  let doctor: Awaited<ReturnType<FrontDesk['doctor']>>
  let patient: string

  group.each.setup(async ({ context }) => {
    desk = await FrontDesk.open(context.client)
    doctor = await desk.doctor()
    patient = await desk.patient('Ana', 'Santos')
    return () => desk.close()
  })

  const subscribe = async (fields: Record<string, string> = {}) => {
    const page = await desk.post('/feed', fields, doctor)
    page.assertStatus(200)
    return new URL(/value="(http[^"]*\.ics)"/.exec(page.text())?.[1] ?? 'http://missing').pathname
  }
  const read = (path: string) => desk.client.get(path)
  const events = (text: string) =>
    new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((part) => new ICAL.Event(part))
  /** A Monday at ten, a day before the clocks change within the next year. */
  const beforeChange = () => {
    const start = desk.at(DateTime.utc().plus({ days: 3 }).toFormat("yyyy-MM-dd'T'10:00"))
    for (let day = start; ; day = day.plus({ days: 1 })) {
      if (day.offset !== day.plus({ days: 1 }).offset) return day
    }
  }

  test('hold every date of a series at the right instant across a change of clocks', async ({
    assert,
  }) => {
    const first = beforeChange()
    const rrule = ruleOf({ every: 1, unit: 'day', weekdays: [], count: 4, until: null }, first)
    await desk.inside(() =>
      beginSeries(
        {
          ...{ patientId: patient, doctorId: doctor.id, roomId: null, typeId: null, note: null },
          ...{ minutes: 30, bufferMinutes: 0, needsRoom: false },
          ...{ rrule, startsAt: first, timeZone: first.zoneName ?? '' },
        },
        new Map()
      )
    )
    const answer = await read(await subscribe())
    answer.assertStatus(200)
    answer.assertHeader('content-type', 'text/calendar; charset=utf-8')
    const found = events(answer.text())
    assert.lengthOf(found, 4)
    found.forEach((event, index) => {
      const due = first.plus({ days: index })
      assert.equal(event.startDate.toJSDate().getTime(), due.toMillis())
      assert.equal(event.endDate.toJSDate().getTime(), due.plus({ minutes: 30 }).toMillis())
      assert.equal(due.hour, 10)
    })
  })

  test('name nobody unless the member chose so', async ({ assert }) => {
    const type = await desk.type({ name: 'Check-up' })
    const startsAt = beforeChange()
    await desk.inside(() =>
      book({
        patientId: patient,
        doctorId: doctor.id,
        typeId: type.id,
        startsAt,
        note: 'Sore knee',
      })
    )
    const silent = await read(await subscribe())
    assert.include(silent.text(), 'SUMMARY:Check-up')
    assert.notMatch(silent.text(), /Santos|knee/)
    const named = await read(await subscribe({ showsNames: '1' }))
    assert.include(named.text(), 'Santos')
    assert.notInclude(named.text(), 'knee')
  })

  test('keep an event under one id while it is moved and cancelled, in rising sequence', async ({
    assert,
  }) => {
    const startsAt = beforeChange()
    const appointment = await desk.inside(() =>
      book({ patientId: patient, doctorId: doctor.id, startsAt, minutes: 30 })
    )
    const path = await subscribe()
    const first = await read(path)
    const [before] = events(first.text())
    const again = await read(path).header('if-none-match', String(first.header('etag')))
    again.assertStatus(304)
    await desk.inside(() =>
      reschedule(appointment, { startsAt: startsAt.plus({ hours: 2 }), version: null })
    )
    const second = await read(path).header('if-none-match', String(first.header('etag')))
    second.assertStatus(200)
    const [moved] = events(second.text())
    assert.equal(moved.uid, before.uid)
    assert.isAbove(moved.sequence, before.sequence)
    await desk.inside(() => takeStep(appointment, 'cancellation'))
    const [cancelled] = events((await read(path)).text())
    assert.equal(cancelled.uid, before.uid)
    assert.equal(cancelled.component.getFirstPropertyValue('status'), 'CANCELLED')
    assert.isAbove(cancelled.sequence, moved.sequence)
  })

  test('stop with a new address, with revoking, and with leaving the clinic', async ({
    assert,
  }) => {
    const first = await subscribe()
    const second = await subscribe()
    assert.equal((await read(first)).status(), 404)
    assert.equal((await read(second)).status(), 200)
    const page = await desk.get('/feed', doctor)
    assert.notInclude(page.text(), second.split('/').at(-1) ?? '')
    await desk.delete('/feed', {}, doctor)
    assert.equal((await read(second)).status(), 404)
    assert.equal(await desk.count('appointments_feeds', { user_id: doctor.id }), 2)
    const stored = JSON.stringify(await desk.rows('appointments_feeds'))
    assert.notInclude(stored, second.split('/').at(-1)?.replace('.ics', '') ?? '')
  })

  test("hold a doctor's own appointments, and for others the clinic's", async ({ assert }) => {
    const other = await desk.doctor()
    const startsAt = beforeChange()
    await desk.inside(() => book({ patientId: patient, doctorId: other.id, startsAt, minutes: 30 }))
    assert.lengthOf(events((await read(await subscribe())).text()), 0)
    const page = await desk.post('/feed', {}, 'receptionist')
    const path = new URL(/value="(http[^"]*\.ics)"/.exec(page.text())?.[1] ?? 'http://x').pathname
    assert.lengthOf(events((await read(path)).text()), 1)
  })

  test('are no part of a free clinic', async ({ client }) => {
    const free = await FrontDesk.open(client, { plan: 'free' })
    ;(await free.get('/feed')).assertStatus(404)
    await free.close()
  })
})
