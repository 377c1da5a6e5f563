import { test } from '@japa/runner'
import { book } from '../../../booking/book.js'
import { reschedule } from '../../../booking/reschedule.js'
import Appointment from '../../../models/appointment.js'
import Series from '../../../models/series.js'
import { FrontDesk } from '../../front_desk.js'

test.group('Series', (group) => {
  let desk: FrontDesk
  let doctor: Awaited<ReturnType<FrontDesk['doctor']>>
  let patient: string

  group.each.setup(async ({ context }) => {
    desk = await FrontDesk.open(context.client)
    doctor = await desk.doctor()
    patient = await desk.patient('Ana', 'Santos')
    return () => desk.close()
  })

  // The clocks of New York go forward on 14 March 2027.
  const fields = (more: Record<string, string> = {}) => ({
    patient,
    doctor: doctor.id,
    day: '2027-03-01',
    time: '10:00',
    minutes: '30',
    every: '1',
    unit: 'week',
    ends: 'count',
    count: '4',
    note: 'Physiotherapy',
    ...more,
  })

  /** Looks at the dates first, as the page does, and sends what it shows. */
  const sendForm = async (
    path: string,
    more: Record<string, string> = {},
    method: 'post' | 'put' = 'post'
  ) => {
    const seen = await desk[method](path, fields({ then: 'look', ...more }), 'receptionist')
    const chosen = [
      ...seen.text().matchAll(/name="(dates\[\d+\]\[at\]|signature)" value="([^"]*)"/g),
    ]
    const hidden = Object.fromEntries(
      chosen.map(([, name, value]) => [name, value.replaceAll('&#x2F;', '/')])
    )
    return {
      seen,
      send: (choices: Record<string, string> = {}) =>
        desk[method](
          path,
          fields({ ...hidden, then: 'book', ...more, ...choices }),
          'receptionist'
        ),
    }
  }
  const begin = async (more: Record<string, string> = {}, choices: Record<string, string> = {}) => {
    const { send } = await sendForm('/series', more)
    const booked = await send(choices)
    booked.assertStatus(303)
    return booked.header('location')?.split('/').at(-1) ?? ''
  }
  const appointments = (series: string) =>
    desk.inside(async () => {
      return await Appointment.query().where('series_id', series).orderBy('starts_at')
    })
  const times = (series: string) =>
    desk.inside(async () => {
      const all = await Appointment.query().where('series_id', series).orderBy('starts_at')
      return all
        .filter(({ isLive }) => isLive)
        .map(({ startsAt }) => startsAt.setZone('America/New_York').toFormat('MM-dd HH:mm'))
    })

  test('are looked at before they are booked, with what stands in their way', async ({
    assert,
  }) => {
    const other = await desk.patient('Bea', 'Diaz')
    await desk.inside(() =>
      book({
        patientId: other,
        doctorId: doctor.id,
        startsAt: desk.at('2027-03-15T10:15'),
        minutes: 30,
      })
    )
    const { seen } = await sendForm('/series')
    seen.assertStatus(200)
    assert.include(seen.text(), '1 date is not free.')
    assert.include(seen.text(), 'Doctor is taken')
    assert.include(seen.text(), 'Leave this date out')
    assert.equal(await desk.count('appointments'), 1)
    assert.equal(await desk.count('appointments_series'), 0)
  })

  test('book every date at the same time on the wall across the change of clocks, one left out and one moved', async ({
    assert,
  }) => {
    const series = await begin(
      { count: '5' },
      {
        'dates[1][choice]': 'skip',
        'dates[3][choice]': desk.at('2027-03-22T11:00').toUTC().toISO() ?? '',
      }
    )
    assert.deepEqual(await times(series), [
      '03-01 10:00',
      '03-15 10:00',
      '03-22 11:00',
      '03-29 10:00',
    ])
    const rows = await appointments(series)
    assert.deepEqual(
      rows.map(({ startsAt }) => startsAt.toUTC().toFormat('HH:mm')),
      ['15:00', '14:00', '15:00', '14:00']
    )
    assert.equal(await desk.count('appointments_claims'), 4 * 6)
    assert.equal(await desk.count('appointments_series_exceptions', { kind: 'cancelled' }), 1)
    const page = await desk.get(`/series/${series}`, 'nurse')
    for (const words of ['Every week on Monday', 'Left out', 'moved from', 'Physiotherapy']) {
      assert.include(page.text(), words)
    }
    const [stored] = await desk.rows('appointments_series')
    assert.match(String(stored.note), /^sealed\.1\./)
    // The instances are those that the rule tells, whoever reads it.
    const model = await desk.inside(() => Series.findOrFail(series))
    assert.lengthOf(model.instances, 5)
  })

  test('are not booked while a clash is undecided, or after a change that nobody looked at', async ({
    assert,
  }) => {
    const { send } = await sendForm('/series')
    const changed = await send({ time: '11:00' })
    changed.assertStatus(200)
    assert.include(changed.text(), 'You changed something after the dates were shown.')
    await desk.inside(async () =>
      book({
        patientId: await desk.patient('Bea', 'Diaz'),
        doctorId: doctor.id,
        startsAt: desk.at('2027-03-08T10:00'),
        minutes: 30,
      })
    )
    const clash = await send()
    clash.assertStatus(200)
    assert.include(clash.text(), '1 date is not free.')
    assert.equal(await desk.count('appointments'), 1)
  })

  test('change one, the following, or all of them; what was moved by itself is told', async ({
    assert,
  }) => {
    const series = await begin()
    const all = await appointments(series)
    await desk.inside(() =>
      reschedule(all[1], { startsAt: desk.at('2027-03-09T12:00'), version: null })
    )
    assert.deepEqual(await times(series), [
      '03-01 10:00',
      '03-09 12:00',
      '03-15 10:00',
      '03-22 10:00',
    ])

    const following = {
      scope: 'following',
      from: all[2].id,
      day: '2027-03-16',
      time: '09:00',
      count: '3',
    }
    const { send, seen } = await sendForm(`/series/${series}`, following, 'put')
    assert.include(seen.text(), 'All of them are free.')
    const saved = await send()
    saved.assertStatus(303)
    const next = saved.header('location')?.split('/').at(-1) ?? ''
    assert.notEqual(next, series)
    assert.deepEqual(await times(series), ['03-01 10:00', '03-09 12:00'])
    assert.deepEqual(await times(next), ['03-16 09:00', '03-23 09:00', '03-30 09:00'])
    // The same appointments, with their histories; only the last one is new.
    assert.equal(await desk.count('appointments'), 5)
    const earlier = await desk.inside(() => Series.findOrFail(series))
    assert.lengthOf(earlier.instances, 2)

    const whole = await sendForm(
      `/series/${next}`,
      { scope: 'all', day: '2027-03-16', time: '09:15', count: '3' },
      'put'
    )
    ;(await whole.send()).assertStatus(303)
    assert.deepEqual(await times(next), ['03-16 09:15', '03-23 09:15', '03-30 09:15'])
    assert.equal(await desk.count('appointments_series'), 2)
  })

  test('move by a day where each date stands in the way of the one before', async ({ assert }) => {
    const series = await begin({ unit: 'day', count: '4' })
    const { send } = await sendForm(
      `/series/${series}`,
      { scope: 'all', unit: 'day', day: '2027-03-02', count: '4' },
      'put'
    )
    ;(await send()).assertStatus(303)
    assert.deepEqual(await times(series), [
      '03-02 10:00',
      '03-03 10:00',
      '03-04 10:00',
      '03-05 10:00',
    ])
  })

  test('are cancelled one by one, from one on, or wholly', async ({ assert }) => {
    const series = await begin()
    const all = await appointments(series)
    const path = `/series/${series}/cancellation`
    const asked = await desk.get(`${path}?from=${all[1].id}`, 'receptionist')
    assert.include(asked.text(), 'This one and the following: 3 appointments')
    await desk.post(path, { scope: 'this', from: all[1].id }, 'receptionist')
    assert.deepEqual(await times(series), ['03-01 10:00', '03-15 10:00', '03-22 10:00'])
    await desk.post(path, { scope: 'following', from: all[2].id }, 'receptionist')
    assert.deepEqual(await times(series), ['03-01 10:00'])
    await desk.post(path, { scope: 'all' }, 'receptionist')
    assert.deepEqual(await times(series), [])
    assert.equal(await desk.count('appointments_claims'), 0)
  })

  test('say what is impossible and keep what was typed', async ({ assert }) => {
    const refused = await desk.post('/series', fields({ then: 'look', time: '10:03', count: '4' }))
    refused.assertStatus(422)
    assert.include(refused.text(), 'multiples of five minutes')
    assert.include(refused.text(), 'value="Physiotherapy"')
    const many = await desk.post('/series', fields({ then: 'look', count: '500' }))
    many.assertStatus(422)
    assert.include(many.text(), 'at most 104')
  })
})
