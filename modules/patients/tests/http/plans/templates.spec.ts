import { test } from '@japa/runner'
import { Desk } from '../../desk.js'
import { day, Planner } from './planner.js'

test.group('Templates of treatment plans', (group) => {
  let desk: Desk
  let planner: Planner

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    planner = new Planner(desk, await desk.register({ given: 'Ana', family: 'Santos' }))
    return () => desk.close()
  })

  const form = (template: string) => desk.get(`${planner.path}/new?template=${template}`, 'doctor')

  test('some come along and fill the form with due dates from today')
    .with(['bundled-diabetes', 'bundled-hypertension', 'bundled-antenatal'])
    .run(async ({ assert }, name) => {
      const page = await form(name)
      page.assertStatus(200)
      assert.match(page.text(), /name="title"[^>]*value="[^"]+"|value="[^"]+"[^>]*name="title"/)
      assert.include(page.text(), `value="${day(14)}"`)
      assert.notInclude(page.text(), 'plans.bundled')
    })

  test('one is made from a plan, without people, notes or dates', async ({ assert }) => {
    const nurse = await desk.member('nurse')
    const plan = await planner.begin({ 'steps[0][responsibleId]': nurse.id })
    const path = `${planner.path}/${plan}/template`
    const refused = await desk.post(path, { form: 'keep', title: '' }, 'doctor')
    refused.assertStatus(422)
    const kept = await desk.post(path, { form: 'keep', title: 'Our pressure plan' }, 'doctor')
    kept.assertStatus(303)
    const [row] = await desk.rows('patients_care_plan_templates')
    assert.deepEqual(JSON.parse(String(row.steps)), [
      { description: 'Home measurements', inDays: 27 },
      { description: 'Blood tests', inDays: 40 },
    ])
    assert.notInclude(JSON.stringify(row), nurse.id)
    assert.notInclude(JSON.stringify(row), 'mornings')

    const page = await form(String(row.id))
    assert.include(page.text(), 'value="Our pressure plan"')
    assert.include(page.text(), `value="${day(27)}"`)
    const list = await desk.get('/plan-templates', 'nurse')
    assert.include(list.text(), 'Our pressure plan')
    assert.include(list.text(), 'Type 2 diabetes follow-up')
  })

  test('one is discarded, and plans that began from it stay', async ({ assert }) => {
    const plan = await planner.begin()
    await desk.post(`${planner.path}/${plan}/template`, { title: 'Ours' }, 'nurse')
    const [{ id }] = await desk.rows('patients_care_plan_templates')
    const refused = await desk.delete(`/plan-templates/${id}`, 'owner')
    refused.assertStatus(403)
    const gone = await desk.delete(`/plan-templates/${id}`, 'doctor')
    gone.assertStatus(303)
    assert.equal(await desk.count('patients_care_plan_templates'), 0)
    assert.equal(await desk.count('patients_care_plans'), 1)
    const missing = await form(String(id))
    missing.assertStatus(404)
  })
})
