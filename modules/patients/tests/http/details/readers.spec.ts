import { test } from '@japa/runner'
import type { Desk } from '../../desk.js'
import { Chart, FILLED } from './filled.js'

test.group('Who reads details', (group) => {
  let desk: Desk
  let chart: string
  let add: Chart['add']

  group.each.setup(async ({ context }) => {
    const own = await Chart.open(context.client)
    desk = own.desk
    chart = own.path
    add = own.add.bind(own)
    return () => desk.close()
  })

  test('reception keeps the administrative part and reads nothing clinical', async ({ assert }) => {
    await add('medicines')
    await add('alerts')
    const { address } = await add('problems')
    const refused = [
      await desk.get(`${chart}/health`, 'receptionist'),
      await desk.get(`${chart}/health/vitals`, 'receptionist'),
      await desk.get(`${address}/edit`, 'receptionist'),
      await desk.post(`${chart}/health/allergies`, FILLED.allergies.fields, 'receptionist'),
      await desk.post('/icd10', { display: 'diabetes' }, 'receptionist'),
    ]
    for (const answer of refused) answer.assertStatus(403)
    for (const path of [chart, `${chart}/administration`]) {
      const page = await desk.get(path, 'receptionist')
      page.assertStatus(200)
      assert.notInclude(page.text(), 'Metformin')
      assert.notInclude(page.text(), 'diabetes')
      assert.include(page.text(), 'Needs an interpreter')
    }
    const kept = await desk.post(
      `${chart}/administration/contacts`,
      FILLED.contacts.fields,
      'receptionist'
    )
    kept.assertStatus(303)
  })

  test('an owner reads the clinical part and writes nothing in it', async ({ assert }) => {
    await add('problems')
    const page = await desk.get(`${chart}/health`)
    assert.include(page.text(), 'E11.9')
    assert.notInclude(page.text(), '/health/problems/new')
    ;(await desk.get(`${chart}/health/problems/new`)).assertStatus(403)
  })

  test('the chart begins with problems, allergies, medicines and the latest measurements', async ({
    assert,
  }) => {
    await add('problems')
    await add('allergies')
    await add('medicines')
    const page = await desk.get(chart, 'nurse')
    for (const word of ['E11.9', 'Peanuts', 'Metformin', 'Latest vital signs']) {
      assert.include(page.text(), word)
    }
  })
})
