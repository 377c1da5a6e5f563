import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import Visit from '../../../models/visit.js'
import { Room } from './room.js'

const SECRET = 'Fears she is pregnant'

test.group('Reading visits', (group) => {
  let room: Room
  group.each.setup(async ({ context }) => {
    room = await Room.open(context.client)
    return () => room.close()
  })

  function history(count: number) {
    return room.desk.inside(async () => {
      for (let index = 0; index < count; index++) {
        await Visit.create({
          patientId: room.patientId,
          status: 'finished',
          encounterClass: index % 3 === 0 ? 'VR' : 'AMB',
          startedAt: DateTime.utc(2020, 1, 1).plus({ days: Math.floor(index / 2) }),
          authorName: 'Dr. Before',
          reason: `Visit number ${index}.`,
        })
      }
    })
  }

  test('the timeline pages by where one is, the newest first, each visit once', async ({
    assert,
  }) => {
    await history(47)
    const seen: number[] = []
    let path = `${room.chart}/visits`
    for (let pages = 0; path && pages < 5; pages++) {
      const page = await room.desk.get(path, 'doctor')
      page.assertStatus(200)
      seen.push(...[...page.text().matchAll(/Visit number (\d+)\./g)].map(([, at]) => Number(at)))
      const next = /href="([^"]*before=[^"]*)"/.exec(page.text())?.[1].replaceAll('&amp;', '&')
      path = next ? next.slice(room.desk.base.length) : ''
    }
    assert.lengthOf(seen, 47)
    assert.lengthOf(new Set(seen), 47)
    assert.isTrue(seen.every((at, index) => index === 0 || at <= seen[index - 1] + 1))
    const video = await room.desk.get(`${room.chart}/visits?kind=VR`, 'doctor')
    const found = [...video.text().matchAll(/Visit number (\d+)\./g)].map(
      ([, at]) => Number(at) % 3
    )
    assert.lengthOf(found, 16)
    assert.isTrue(found.every((rest) => rest === 0))
  })

  test('a page of a long history opens only what it shows', async ({ assert }) => {
    await history(60)
    await room.desk.inside(async () => {
      const { db } = currentClinic()
      // Whatever is read beyond the page cannot be opened, and would break it.
      const oldest = await db.from('patients_visits').orderBy('started_at').orderBy('id').limit(30)
      await db
        .from('patients_visits')
        .whereIn(
          'id',
          oldest.map(({ id }) => id)
        )
        .update({ reason: 'sealed.1.broken' })
    })
    const page = await room.desk.get(`${room.chart}/visits`, 'doctor')
    page.assertStatus(200)
    assert.include(page.text(), 'Visit number 59.')
    const chart = await room.desk.get(room.chart, 'doctor')
    assert.include(chart.text(), 'Visit number 59.')
    assert.notInclude(chart.text(), 'Visit number 56.')
  })

  test('reception reads nothing of it, by any way', async ({ assert }) => {
    const id = await room.begin()
    await room.write(id, { reason: SECRET, plan: SECRET })
    for (const path of ['', '/editors', '/print']) {
      const refused = await room.desk.get(`${room.chart}/visits/${id}${path}`, 'receptionist')
      refused.assertStatus(403)
    }
    const list = await room.desk.get(`${room.chart}/visits`, 'receptionist')
    list.assertStatus(403)
    const begin = await room.desk.post(`${room.chart}/visits`, {}, 'receptionist')
    begin.assertStatus(403)
    const write = await room.write(id, { plan: 'Mine' }, 'receptionist')
    write.assertStatus(403)
    for (const page of [room.chart, '', `?q=${SECRET.split(' ')[0]}`]) {
      const shown = await room.desk.get(page, 'receptionist')
      shown.assertStatus(200)
      assert.notInclude(shown.text(), SECRET)
      assert.notInclude(shown.text(), '/visits')
    }
  })

  test("an owner reads, and writes nothing in anybody's name", async ({ assert }) => {
    const id = await room.signed({ reason: 'Cough', plan: 'Tea.' })
    const page = await room.read(id, 'owner')
    assert.include(page.text(), 'Tea.')
    assert.notInclude(page.text(), 'name="addendum"')
    const begin = await room.desk.post(`${room.chart}/visits`, {}, 'owner')
    begin.assertStatus(403)
  })

  test("a visit stands in its patient's chart alone", async () => {
    const id = await room.signed({ reason: 'Cough' })
    const other = await room.desk.register({ given: 'Rui', family: 'Lopes' })
    const page = await room.desk.get(`/${other}/visits/${id}`, 'doctor')
    page.assertStatus(404)
    const write = await room.desk.put(`/${other}/visits/${id}`, { version: '1' }, 'doctor')
    write.assertStatus(404)
  })

  test('on paper stand who, what, when, and every addendum', async ({ assert }) => {
    const id = await room.signed({ 'reason': 'Cough', 'plan': 'Tea.', 'vitals[heartRate]': '71' })
    await room.post(id, 'addenda', { addendum: 'No fever since.' })
    const page = await room.desk.get(`${room.chart}/visits/${id}/print`, 'nurse')
    page.assertStatus(200)
    for (const text of ['Ana Santos', 'Cough', 'Tea.', '71 /min', 'No fever since.']) {
      assert.include(page.text(), text)
    }
  })

  test("a doctor's home shows what is not signed, and what nurses wrote", async ({ assert }) => {
    const own = await room.begin()
    const waiting = await room.begin('nurse')
    await room.signed()
    const home = await room.desk.client
      .get(`/c/${room.desk.clinic.slug}`)
      .loginAs(await room.desk.member('doctor'))
    assert.include(home.text(), 'Unsigned notes')
    assert.include(home.text(), '1 note of yours')
    assert.include(home.text(), `/visits/${own}"`)
    assert.include(home.text(), `/visits/${waiting}"`)
    for (const role of ['nurse', 'receptionist', 'owner'] as const) {
      const other = await room.desk.client
        .get(`/c/${room.desk.clinic.slug}`)
        .loginAs(await room.desk.member(role))
      assert.notInclude(other.text(), 'Unsigned notes')
    }
  })
})
