import { test } from '@japa/runner'
import { Desk } from '../../desk.js'
import { day, Planner } from './planner.js'

test.group('Treatment plans', (group) => {
  let desk: Desk
  let planner: Planner

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    planner = new Planner(desk, await desk.register({ given: 'Ana', family: 'Santos' }))
    return () => desk.close()
  })

  test('are begun with goals and steps; rows left empty are none', async ({ assert }) => {
    const plan = await planner.begin()
    assert.equal(await desk.count('patients_care_goals'), 1)
    assert.equal(await desk.count('patients_care_activities'), 2)
    const shown = await planner.show(plan)
    for (const text of [
      'Pressure below 130/80',
      'Home measurements',
      'Prefers mornings.',
      'Overdue',
    ]) {
      assert.include(shown.text(), text)
    }
    const [row] = await desk.rows('patients_care_plans')
    assert.match(String(row.note), /^sealed\.1\./)
    const [line] = await desk.rows('audit_events', { action: 'patients.plans.begin' })
    assert.equal(line.entity_id, planner.patientId)
    assert.notInclude(JSON.stringify(line), 'Hypertension')
  })

  test('say what is missing or impossible, and keep what was typed', async ({ assert }) => {
    const refused = await desk.post(
      planner.path,
      { 'title': '', 'startsOn': '2026-02-30', 'steps[4][description]': 'Fifth row' },
      'nurse'
    )
    refused.assertStatus(422)
    assert.include(refused.text(), 'Title is needed.')
    assert.include(refused.text(), 'Starts is a day of the calendar.')
    assert.include(refused.text(), 'value="Fifth row"')
    const reversed = { title: 'Plan', startsOn: day(5), endsOn: day(1) }
    const backwards = await desk.post(planner.path, reversed, 'nurse')
    backwards.assertStatus(422)
    assert.include(backwards.text(), 'The plan ends before it starts.')
    assert.equal(await desk.count('patients_care_plans'), 0)
  })

  test('have somebody of the clinic responsible, or nobody', async ({ assert }) => {
    const nurse = await desk.member('nurse')
    const receptionist = await desk.member('receptionist')
    await planner.begin({ 'steps[0][responsibleId]': nurse.id })
    const [step] = await desk.rows('patients_care_activities', { description: 'Home measurements' })
    assert.equal(step.responsible_name, nurse.fullName)
    for (const stranger of [receptionist.id, 'nobody-at-all']) {
      const refused = await desk.post(
        planner.path,
        { 'title': 'Plan', 'steps[0][description]': 'Call', 'steps[0][responsibleId]': stranger },
        'doctor'
      )
      refused.assertStatus(422)
      assert.include(refused.text(), 'Choose somebody who works at the clinic.')
    }
  })

  test('are about a problem of the same chart only', async ({ assert }) => {
    const { default: Condition } = await import('../../../models/condition.js')
    const other = await desk.register({ given: 'Rui', family: 'Lopes' })
    const note = (patientId: string, display: string) =>
      desk.inside(() =>
        Condition.create({
          patientId,
          display,
          category: 'problem-list-item',
          clinicalStatus: 'active',
          verificationStatus: 'confirmed',
        })
      )
    const own = await note(planner.patientId, 'Essential hypertension')
    const foreign = await note(other, 'Asthma')
    const form = await desk.get(`${planner.path}/new`, 'doctor')
    assert.include(form.text(), 'Essential hypertension')
    assert.notInclude(form.text(), 'Asthma')
    const plan = await planner.begin({ conditionId: own.id })
    assert.include((await planner.show(plan)).text(), 'Essential hypertension')
    const refused = await desk.post(
      planner.path,
      { title: 'Plan', conditionId: foreign.id },
      'doctor'
    )
    refused.assertStatus(404)
  })

  test('are changed, ended with an outcome, and never by two at once', async ({ assert }) => {
    const plan = await planner.begin()
    const fields = { title: 'Pressure', status: 'completed', outcome: 'At target.', version: '1' }
    const saved = await desk.put(`${planner.path}/${plan}`, fields, 'nurse')
    saved.assertStatus(303)
    const late = { ...fields, title: 'Mine', outcome: 'Not at target.' }
    const conflict = await desk.put(`${planner.path}/${plan}`, late, 'doctor')
    conflict.assertStatus(409)
    assert.include(conflict.text(), 'value="Mine"')
    assert.include(conflict.text(), 'Not at target.')
    const shown = await planner.show(plan)
    assert.include(shown.text(), 'At target.')
    assert.include(shown.text(), 'Completed')
    const [row] = await desk.rows('patients_care_plans')
    assert.equal(row.title, 'Pressure')
    assert.match(String(row.outcome), /^sealed\.1\./)
  })

  test('take goals and steps later, each with its own course', async ({ assert }) => {
    const plan = await planner.begin()
    const goal = { form: 'goal', description: 'Less salt', dueOn: day(20) }
    const added = await desk.post(`${planner.path}/${plan}/goals`, goal, 'nurse')
    added.assertStatus(303)
    const empty = { form: 'step', description: '' }
    const refused = await desk.post(`${planner.path}/${plan}/steps`, empty, 'nurse')
    refused.assertStatus(422)
    assert.include(refused.text(), 'Description is needed.')

    const { id, version } = await planner.goal('Less salt')
    const changed = await desk.put(
      `${planner.path}/${plan}/goals/${id}`,
      {
        description: 'Less salt',
        lifecycleStatus: 'completed',
        achievementStatus: 'achieved',
        outcome: 'Cooks without it.',
        version: String(version),
      },
      'nurse'
    )
    changed.assertStatus(303)
    const shown = await planner.show(plan)
    assert.include(shown.text(), 'Achieved')
    assert.include(shown.text(), 'Cooks without it.')
  })

  test('are read by those who care for the patient, and by nobody at reception', async ({
    assert,
  }) => {
    const plan = await planner.begin()
    const { id } = await planner.step('Home measurements')
    const goal = await planner.goal('Pressure below 130/80')
    const pages = [planner.path, `${planner.path}/${plan}`, `${planner.path}/${plan}/steps/${id}`]
    for (const page of pages) {
      const owner = await desk.get(page, 'owner')
      owner.assertStatus(200)
      const receptionist = await desk.get(page, 'receptionist')
      receptionist.assertStatus(403)
    }
    const writes = [
      planner.path,
      `${planner.path}/${plan}/goals`,
      `${planner.path}/${plan}/steps`,
      `${planner.path}/${plan}/template`,
      `${planner.path}/${plan}/steps/${id}/completion`,
      `${planner.path}/${plan}/steps/${id}/progress`,
    ]
    for (const role of ['owner', 'receptionist'] as const) {
      for (const path of writes) {
        const sent = await desk.post(path, { title: 'Plan', description: 'Step', text: 'x' }, role)
        sent.assertStatus(403)
      }
      const changed = await desk.put(`${planner.path}/${plan}/goals/${goal.id}`, {}, role)
      changed.assertStatus(403)
    }
    const templates = await desk.get('/plan-templates', 'receptionist')
    templates.assertStatus(403)
    const chart = await desk.get(`/${planner.patientId}`, 'receptionist')
    assert.notInclude(chart.text(), 'Home measurements')
    assert.notInclude(chart.text(), '/plans')
    assert.equal(await desk.count('patients_care_plans'), 1)
  })
})
