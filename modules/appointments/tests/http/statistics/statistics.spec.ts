import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { book } from '../../../booking/book.js'
import { stored } from '../../../booking/stored.js'
import { statisticsOf } from '../../../statistics/figures.js'
import { FrontDesk } from '../../front_desk.js'

test.group('Statistics of the schedule', (group) => {
  let desk: FrontDesk

  group.each.setup(async ({ context }) => {
    desk = await FrontDesk.open(context.client)
    return () => desk.close()
  })

  /** What happened on past days, as it would stand. */
  const happened = async (doctorId: string, statuses: string[]) => {
    const patientId = await desk.patient('Ana', 'Santos')
    const monday = desk.at('2026-03-02T10:00')
    for (const [index, status] of statuses.entries()) {
      const startsAt = monday.plus({ weeks: index })
      await desk.inside(async () => {
        const { id } = await book({
          patientId,
          doctorId,
          startsAt,
          minutes: 30,
          outsideHours: true,
        })
        const bookedAt = stored(startsAt.minus({ days: 5 }))
        await currentClinic()
          .db.from('appointments')
          .where({ id })
          .update({ status, created_at: bookedAt })
      })
    }
  }

  test('tell who did not come of those who were to come, and who cancelled of all', async ({
    assert,
  }) => {
    const doctor = await desk.doctor()
    const other = await desk.doctor()
    await happened(doctor.id, ['done', 'done', 'no_show', 'cancelled'])
    await happened(other.id, ['done', 'cancelled'])
    const figures = await desk.inside(() =>
      statisticsOf(desk.at('2026-01-01'), desk.at('2026-12-31'))
    )
    assert.deepEqual(figures.whole, { all: 6, cancelled: 2, missed: 1 })
    assert.deepEqual(figures.by.doctor.get(doctor.id), { all: 4, cancelled: 1, missed: 1 })
    assert.deepEqual([...figures.by.weekday.keys()], ['1'])
    // Ten o'clock on the wall, on both sides of the change of clocks.
    assert.deepEqual([...figures.by.hour.keys()], ['10'])
    assert.deepEqual([...figures.by.lead], [['2', { all: 6, cancelled: 2, missed: 1 }]])
    const page = await desk.get('/statistics?from=2026-01-01&to=2026-12-31')
    assert.include(page.text(), '25%')
    assert.include(page.text(), '33.3%')
    assert.include(page.text(), 'Up to 7 days before')
  })

  test('are for owners', async ({ assert }) => {
    ;(await desk.get('/statistics', 'receptionist')).assertStatus(403)
    const page = await desk.get('/statistics')
    assert.include(page.text(), 'No appointments in this time')
  })

  test('count as many as there are, in pieces', async ({ assert }) => {
    const doctor = await desk.doctor()
    await happened(doctor.id, ['done'])
    const total = await desk.inside(async () => {
      const { db } = currentClinic()
      const [row] = await db.from('appointments')
      const copies = Array.from({ length: 5_200 }, (_, index) => ({
        ...row,
        id: `${String(index).padStart(8, '0')}-0000-7000-8000-000000000000`,
      }))
      for (let at = 0; at < copies.length; at += 400) {
        await db.table('appointments').multiInsert(copies.slice(at, at + 400))
      }
      return (await statisticsOf(desk.at('2026-01-01'), desk.at('2026-12-31'))).whole.all
    })
    assert.equal(total, 5_201)
  })
})
