import { test } from '@japa/runner'
import { openSteps } from '../../../plans/open_steps.js'
import { Desk } from '../../desk.js'
import { day, Planner } from './planner.js'

test.group('Steps of a treatment plan', (group) => {
  let desk: Desk
  let planner: Planner
  let plan: string

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    planner = new Planner(desk, await desk.register({ given: 'Ana', family: 'Santos' }))
    const nurse = await desk.member('nurse')
    plan = await planner.begin({ 'steps[0][responsibleId]': nurse.id })
    return () => desk.close()
  })

  const at = (id: string, rest = '') => `${planner.path}/${plan}/steps/${id}${rest}`

  test('are ticked off and taken back, by whoever is faster', async ({ assert }) => {
    const { id } = await planner.step('Home measurements')
    for (let times = 0; times < 2; times++) {
      const done = await desk.post(at(id, '/completion'), {}, 'nurse')
      done.assertStatus(303)
    }
    const [row] = await desk.rows('patients_care_activities', { id })
    assert.equal(row.status, 'completed')
    assert.isNotNull(row.completed_at)
    assert.equal(row.version, 2)
    await desk.delete(at(id, '/completion'), 'doctor')
    const [again] = await desk.rows('patients_care_activities', { id })
    assert.equal(again.status, 'in-progress')
    assert.isNull(again.completed_at)
  })

  test('collect notes with day and name; what was noted stays', async ({ assert }) => {
    const { id } = await planner.step('Home measurements')
    const empty = await desk.post(at(id, '/progress'), { form: 'progress', text: ' ' }, 'nurse')
    empty.assertStatus(422)
    assert.include(empty.text(), 'What happened is needed.')
    await desk.post(at(id, '/progress'), { form: 'progress', text: 'Cuff handed out.' }, 'nurse')
    await desk.post(at(id, '/progress'), { form: 'progress', text: 'Mean 141/88.' }, 'doctor')
    const shown = await desk.get(at(id), 'owner')
    const nurse = await desk.member('nurse')
    const html = shown.text()
    assert.isBelow(html.indexOf('Mean 141/88.'), html.indexOf('Cuff handed out.'))
    assert.include(html.replaceAll('&#x27;', "'"), nurse.fullName)
    const rows = JSON.stringify(await desk.rows('patients_care_progress'))
    assert.notInclude(rows, 'Cuff')
  })

  test('are changed by one at a time, and may move to somebody else', async ({ assert }) => {
    const { id, version } = await planner.step('Home measurements')
    const doctor = await desk.member('doctor')
    const fields = {
      description: 'Home measurements',
      dueOn: day(4),
      status: 'in-progress',
      responsibleId: doctor.id,
      version: String(version),
    }
    const saved = await desk.put(at(id), fields, 'nurse')
    saved.assertStatus(303)
    const late = await desk.put(at(id), { ...fields, description: 'At night' }, 'doctor')
    late.assertStatus(409)
    assert.include(late.text(), 'value="At night"')
    const [row] = await desk.rows('patients_care_activities', { id })
    assert.equal(row.responsible_name, doctor.fullName)
    assert.equal(row.due_on, day(4))
  })

  test('wait on the chart, what is due first, with what is overdue marked', async ({ assert }) => {
    const chart = await desk.get(`/${planner.patientId}`, 'doctor')
    const card = chart.text().split('Open steps of treatment plans')[1]
    assert.isBelow(card.indexOf('Home measurements'), card.indexOf('Blood tests'))
    assert.equal(card.split('Overdue').length - 1, 1)
    await desk.inside(async () => {
      const steps = await openSteps(planner.patientId)
      assert.deepEqual(
        steps.map(({ description, isOverdue }) => [description, isOverdue]),
        [
          ['Home measurements', true],
          ['Blood tests', false],
        ]
      )
    })
    const held = { title: 'Hypertension', status: 'on-hold', version: '1' }
    await desk.put(`${planner.path}/${plan}`, held, 'doctor')
    const paused = await desk.get(`/${planner.patientId}`, 'doctor')
    assert.notInclude(paused.text(), 'Home measurements')
  })

  test('stand in the visit that is being written', async ({ assert }) => {
    const begun = await desk.post(`/${planner.patientId}/visits`, {}, 'doctor')
    const visit = begun.header('location')?.split('/').at(-1)
    const page = await desk.get(`/${planner.patientId}/visits/${visit}`, 'doctor')
    page.assertStatus(200)
    assert.include(page.text(), 'Open steps of treatment plans')
    assert.include(page.text(), 'Home measurements')
  })

  test('are on the home page of whoever is responsible, and on nobody else’s', async ({
    assert,
    client,
  }) => {
    const home = async (role: 'nurse' | 'doctor' | 'receptionist') =>
      (await client.get(`/c/${desk.clinic.slug}`).loginAs(await desk.member(role))).text()
    assert.include(await home('nurse'), 'Home measurements')
    assert.notInclude(await home('nurse'), 'Blood tests')
    assert.notInclude(await home('doctor'), 'My due steps')
    assert.notInclude(await home('receptionist'), 'Home measurements')
    const { id } = await planner.step('Home measurements')
    await desk.post(at(id, '/completion'), {}, 'nurse')
    assert.notInclude(await home('nurse'), 'My due steps')
  })
})
