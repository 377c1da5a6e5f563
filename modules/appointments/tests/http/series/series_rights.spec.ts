import { test } from '@japa/runner'
import { FrontDesk } from '../../front_desk.js'

test.group('The rights to series', (group) => {
  let desk: FrontDesk
  group.each.setup(() => () => desk.close())

  test('are no part of a free clinic, which reads why and who can change it', async ({
    client,
    assert,
  }) => {
    desk = await FrontDesk.open(client, { plan: 'free' })
    const page = await desk.get('/series', 'receptionist')
    page.assertStatus(404)
    assert.match(page.text(), /plan/i)
  })

  test('let everyone who sees the schedule look, and reception change it', async ({ client }) => {
    desk = await FrontDesk.open(client)
    const page = await desk.get('/series', 'nurse')
    page.assertStatus(200)
    const refused = await desk.post('/series', { note: 'Physiotherapy' }, 'doctor')
    refused.assertStatus(403)
  })
})
