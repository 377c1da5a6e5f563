import { test } from '@japa/runner'
import { Desk } from '../../desk.js'

const PEANUTS = { display: 'Peanuts', clinicalStatus: 'active', verificationStatus: 'confirmed' }
const NOTED = 'Penicillin: rash; Latex\nBee venom (swelling)'

test.group('Allergies', (group) => {
  let desk: Desk
  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    return () => desk.close()
  })

  const register = async (allergies = '') =>
    `/${await desk.register({ given: 'Ana', family: 'Santos', allergies })}`
  const statuses = async () =>
    (await desk.rows('patients_allergies')).map((row) => [row.display, row.clinical_status])

  test('not asked, none known and known ones are three different things', async ({ assert }) => {
    const chart = await register()
    assert.include((await desk.get(chart)).text(), 'Allergies not asked')
    ;(await desk.post(`${chart}/health/none-known`, {}, 'nurse')).assertStatus(303)
    await desk.post(`${chart}/health/none-known`, {}, 'nurse')
    assert.lengthOf(await desk.rows('patients_allergies', { code: '716186003' }), 1)
    const asked = (await desk.get(chart)).text()
    assert.include(asked, 'No known allergies')
    assert.notInclude(asked, 'Allergies not asked')

    await desk.post(`${chart}/health/allergies`, PEANUTS, 'nurse')
    assert.sameDeepMembers(await statuses(), [
      ['No known allergy', 'inactive'],
      ['Peanuts', 'active'],
    ])
    const known = (await desk.get(chart, 'receptionist')).text()
    assert.include(known, 'Peanuts')
    const refused = await desk.post(`${chart}/health/none-known`, {}, 'nurse')
    refused.assertStatus(303)
    assert.lengthOf(await desk.rows('patients_allergies'), 2)
  })

  test('what was noted as text is shown until somebody turns it into entries', async ({
    assert,
  }) => {
    const chart = await register(NOTED)
    const before = (await desk.get(chart, 'receptionist')).text()
    assert.include(before, 'Noted before, not yet reviewed')
    assert.include(before, 'Bee venom (swelling)')
    assert.notInclude(before, 'allergy-review')

    const form = (await desk.get(`${chart}/health/allergy-review`, 'nurse')).text()
    assert.include(form, 'name="entries[0][display]" value="Penicillin"')
    assert.include(form, 'name="entries[0][reaction]" value="rash"')
    assert.include(form, 'name="entries[2][display]" value="Bee venom"')
    const entries = {
      'entries[0][display]': 'Penicillin',
      'entries[0][reaction]': 'rash',
      'entries[0][severity]': 'mild',
      'entries[1][display]': 'Latex',
      'entries[2][display]': '',
    }
    ;(await desk.post(`${chart}/health/allergy-review`, entries, 'nurse')).assertStatus(303)
    const after = (await desk.get(chart, 'receptionist')).text()
    assert.notInclude(after, 'Noted before, not yet reviewed')
    assert.include(after, 'Penicillin')
    const [patient] = await desk.rows('patients')
    assert.equal(patient.allergies, NOTED)
    const rows = await desk.rows('patients_allergies')
    assert.deepEqual(rows.map(({ category }) => category).sort(), ['environment', 'medication'])
    assert.isTrue(rows.every((row) => row.verification_status === 'unconfirmed'))
  })

  test('text that was changed since is to be reviewed again', async ({ assert }) => {
    const chart = await register('Latex')
    await desk.post(`${chart}/health/allergy-review`, {}, 'nurse')
    assert.notInclude((await desk.get(chart)).text(), 'not yet reviewed')
    const changed = { given: 'Ana', family: 'Santos', sex: 'unknown', version: '1' }
    await desk.put(chart, { ...changed, allergies: 'Latex; kiwi' })
    assert.include((await desk.get(chart)).text(), 'not yet reviewed')
  })

  test('an allergy that was refuted or is over is in no banner', async ({ assert }) => {
    const chart = await register()
    const over = { ...PEANUTS, clinicalStatus: 'resolved' }
    await desk.post(`${chart}/health/allergies`, over, 'nurse')
    assert.notInclude((await desk.get(chart, 'receptionist')).text(), 'Peanuts')
    assert.include((await desk.get(`${chart}/health`)).text(), 'No longer current (1)')
  })
})
