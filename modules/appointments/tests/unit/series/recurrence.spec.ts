import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import rrule from 'rrule'
import { endedWith, instancesOf, recurrenceOf, ruleOf, UNITS } from '../../../series/recurrence.js'

const { RRule } = rrule
const NEW_YORK = 'America/New_York'

const rule = { every: 1, unit: 'week', weekdays: [], count: 10, until: null } as const
const onWall = (instants: DateTime[], zone = NEW_YORK) =>
  instants.map((one) => one.setZone(zone).toFormat('yyyy-MM-dd HH:mm'))

test.group('What recurs', () => {
  test('stays at the same time on the wall when clocks go forward and back', ({ assert }) => {
    const first = DateTime.fromISO('2027-02-22T10:00', { zone: NEW_YORK })
    const weekly = ruleOf({ ...rule, count: 40 }, first)
    const instants = instancesOf(weekly, first, NEW_YORK)
    assert.lengthOf(instants, 40)
    assert.isTrue(
      instants.every((one) => one.setZone(NEW_YORK).toFormat('ccc HH:mm') === 'Mon 10:00')
    )
    // Two days of the year have another length.
    assert.sameMembers([...new Set(instants.map(({ hour }) => hour))], [14, 15])
  })

  test('is what the iCalendar module says, for random rules and zones', ({ assert }) => {
    const zones = [NEW_YORK, 'Europe/Madrid', 'America/Mexico_City', 'Australia/Lord_Howe', 'UTC']
    for (let seed = 0; seed < 300; seed++) {
      const zone = zones[seed % zones.length]
      const first = DateTime.fromObject(
        { year: 2027, month: 1 + (seed % 12), day: 1 + ((seed * 7) % 28), hour: 7 + (seed % 10) },
        { zone }
      )
      const drawn = {
        every: 1 + (seed % 3),
        unit: UNITS[seed % UNITS.length],
        weekdays: seed % 2 ? [1 + (seed % 7), 1 + ((seed * 3) % 7)] : [],
        count: 2 + (seed % 60),
        until: null,
      }
      const said = ruleOf(drawn, first)
      // As if the clock on the wall were the only one.
      const start = first.setZone('utc', { keepLocalTime: true })
      const theirs = RRule.fromString(
        `DTSTART:${start.toFormat("yyyyMMdd'T'HHmmss'Z'")}\nRRULE:${said}`
      )
        .all()
        .map((date) => DateTime.fromJSDate(date, { zone: 'utc' }).toFormat('yyyy-MM-dd HH:mm'))
      assert.deepEqual(onWall(instancesOf(said, first, zone), zone), theirs, `${said} ${zone}`)
    }
  })

  test('is an hour later where the clock skips it, and at the first time where it comes twice', ({
    assert,
  }) => {
    const daily = { ...rule, unit: 'day', count: 3 } as const
    const spring = DateTime.fromISO('2027-03-13T02:30', { zone: NEW_YORK })
    assert.deepEqual(onWall(instancesOf(ruleOf(daily, spring), spring, NEW_YORK)), [
      '2027-03-13 02:30',
      '2027-03-14 03:30',
      '2027-03-15 02:30',
    ])
    const autumn = DateTime.fromISO('2027-11-06T01:30', { zone: NEW_YORK })
    const [, changing] = instancesOf(ruleOf(daily, autumn), autumn, NEW_YORK)
    assert.equal(changing.toISO(), '2027-11-07T05:30:00.000Z')
  })

  test('comes on the last day of a month that has no thirty-first', ({ assert }) => {
    const first = DateTime.fromISO('2027-01-31T09:00', { zone: NEW_YORK })
    const monthly = ruleOf({ ...rule, unit: 'month', count: 4 }, first)
    assert.deepEqual(onWall(instancesOf(monthly, first, NEW_YORK)), [
      '2027-01-31 09:00',
      '2027-02-28 09:00',
      '2027-03-31 09:00',
      '2027-04-30 09:00',
    ])
  })

  test('ends on its last day, in the clinic and not in Greenwich', ({ assert }) => {
    const first = DateTime.fromISO('2027-03-01T21:00', { zone: NEW_YORK })
    const until = ruleOf({ ...rule, unit: 'day', count: null, until: '2027-03-03' }, first)
    assert.include(until, 'UNTIL=20270304T045959Z')
    assert.lengthOf(instancesOf(until, first, NEW_YORK), 3)
    assert.equal(recurrenceOf(until, NEW_YORK).until, '2027-03-03')
  })

  test('can be cut off after any of its dates', ({ assert }) => {
    const first = DateTime.fromISO('2027-03-12T02:30', { zone: NEW_YORK })
    const daily = ruleOf({ ...rule, unit: 'day', count: 6 }, first)
    const all = instancesOf(daily, first, NEW_YORK)
    all.forEach((last, index) => {
      const kept = instancesOf(endedWith(daily, last), first, NEW_YORK)
      assert.deepEqual(onWall(kept), onWall(all.slice(0, index + 1)))
    })
  })
})
