import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { v7 } from 'uuid'
import { insideClinic } from '../../../../tests/factories/inside_clinic.js'
import { Desk } from '../desk.js'

test.group("The chart's tabs", (group) => {
  let desk: Desk
  group.each.setup(() => () => desk.close())

  test('reception sees the administrative part and none that is clinical', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const id = await desk.register({ given: 'Ana', family: 'Ode' })
    const chart = await desk.get(`/${id}`, 'receptionist')
    chart.assertStatus(200)
    assert.include(chart.text(), `href="${desk.base}/${id}/administration"`)
    assert.notInclude(chart.text(), `/${id}/health`)
  })

  test("another module's tab stands beside the summary and leads to its page", async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const id = await desk.register({ given: 'Ana', family: 'Ode' })
    await insideClinic(desk.clinic, () =>
      currentClinic().db.table('memos').insert({ id: v7(), text: 'Chart: call back', stamps: 0 })
    )
    const chart = await desk.get(`/${id}`)
    assert.include(chart.text(), `href="/c/${desk.clinic.slug}/memos/about?patient=${id}"`)
    assert.include(chart.text(), 'Memo tab')
    assert.include(chart.text(), 'aria-current="page"')
  })

  test("another module's notice stands below the banner, on every page of the chart", async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const id = await desk.register({ given: 'Ana', family: 'Ode' })
    await insideClinic(desk.clinic, () =>
      currentClinic().db.table('memos').insert({ id: v7(), text: 'Banner: in room 2', stamps: 0 })
    )
    for (const path of [`/${id}`, `/${id}/administration`]) {
      const page = await desk.get(path)
      assert.include(page.text(), 'Banner: in room 2')
      assert.include(page.text(), `href="/c/${desk.clinic.slug}/memos/about"`)
    }
  })
})
