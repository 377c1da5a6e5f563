import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { Desk } from '../../desk.js'

test.group('Who looked', (group) => {
  let desk: Desk
  let id: string

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    id = await desk.register({ given: 'Ana', family: 'Santos', recordNumber: 'A-1' })
    return () => desk.close()
  })

  test('is told to doctors and owners, repeats as one line, with the part that was opened', async ({
    assert,
  }) => {
    const nurse = await desk.member('nurse')
    for (let time = 0; time < 3; time++) await desk.get(`/${id}`, 'nurse')
    for (const role of ['owner', 'doctor'] as const) {
      const page = await desk.get(`/${id}/access`, role)
      page.assertStatus(200)
      const [, table] = page.text().split('<table')
      assert.include(table, nurse.fullName)
      assert.include(table, '3 pages')
      assert.include(table, 'Summary')
      assert.include(table, 'Nurse')
      assert.equal(table.split(nurse.fullName).length, 2)
    }
    assert.equal((await desk.get(`/${id}/access`, 'nurse')).status(), 403)
    assert.equal((await desk.get(`/${id}/access`, 'receptionist')).status(), 403)
  })

  test('says of openings long apart that they were two', async ({ assert }) => {
    const nurse = await desk.member('nurse')
    await desk.inside(() =>
      currentClinic()
        .db.table('audit_events')
        .multiInsert(
          ['2026-03-01 08:00:00.000', '2026-03-01 09:00:00.000'].map((at, index) => ({
            id: `00000000-0000-7000-8000-00000000000${index}`,
            recorded_at: at,
            action: 'patients.read',
            type: 'R',
            agent_id: nurse.id,
            agent_name: nurse.fullName,
            agent_role: 'nurse',
            entity_type: 'Patient',
            entity_id: id,
            details: JSON.stringify({ part: 'visits' }),
          }))
        )
    )
    const [, table] = (await desk.get(`/${id}/access`, 'doctor')).text().split('<table')
    assert.equal(table.split(nurse.fullName).length, 3)
  })

  test('pages through a chart that was opened very often', async ({ assert }) => {
    const rows = Array.from({ length: 250 }, (_, index) => ({
      id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      recorded_at: `2026-03-01 08:00:00.${String(index).padStart(3, '0')}`,
      action: 'patients.read',
      type: 'R',
      agent_id: `agent-${index}`,
      agent_name: `Agent Nr${index}.`,
      agent_role: 'nurse',
      entity_type: 'Patient',
      entity_id: id,
    }))
    await desk.inside(() => currentClinic().db.table('audit_events').multiInsert(rows))
    const first = await desk.get(`/${id}/access`)
    assert.include(first.text(), 'Agent Nr249.')
    assert.notInclude(first.text(), 'Agent Nr0.')
    assert.include(first.text(), `${desk.base}/${id}/access?page=2`)
    const second = await desk.get(`/${id}/access?page=2`)
    assert.include(second.text(), 'Agent Nr0.')
  })
})
