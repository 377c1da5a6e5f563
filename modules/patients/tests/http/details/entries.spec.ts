import { test } from '@japa/runner'
import type { Desk } from '../../desk.js'
import Identifier from '../../../models/identifier.js'
import { Chart, FILLED, KINDS } from './filled.js'

test.group('Details of a chart', (group) => {
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

  test('{$self}: typed, shown, edited')
    .with(KINDS)
    .run(async ({ assert }, kind) => {
      const { base, part, address, table } = await add(kind)
      const { shown } = FILLED[kind]
      ;(await desk.get(`${base}/new`, 'nurse')).assertStatus(200)
      assert.include((await desk.get(`${chart}/${part}`, 'nurse')).text(), shown)
      const form = await desk.get(`${address}/edit`, 'nurse')
      form.assertStatus(200)
      const { fields } = FILLED[kind]
      const again = await desk.put(
        address,
        { ...fields, note: 'Asked again.', version: '1' },
        'nurse'
      )
      again.assertStatus(303)
      const [{ version }] = await desk.rows(table)
      assert.isAtLeast(Number(version), kind === 'alerts' || part === 'administration' ? 1 : 2)
    })

  test('{$self}: entered in error stays readable, counts no more, and is taken back')
    .with(KINDS)
    .run(async ({ assert }, kind) => {
      const { part, address, table } = await add(kind)
      const before = (await desk.rows(table))[0]
      const marked = await desk.post(`${address}/mistake`, {}, 'nurse')
      marked.assertStatus(303)
      const page = await desk.get(`${chart}/${part}`, 'nurse')
      assert.include(page.text(), 'Entered in error (1)')
      const column = 'verification_status' in before ? 'verification_status' : 'status'
      assert.equal((await desk.rows(table))[0][column], 'entered-in-error')
      ;(await desk.delete(`${address}/mistake`, 'nurse')).assertStatus(303)
      assert.equal((await desk.rows(table))[0][column], before[column])
      assert.notInclude(
        (await desk.get(`${chart}/${part}`, 'nurse')).text(),
        'Entered in error (1)'
      )
    })

  test('an edit from an older page is refused with both versions in view and the typing kept', async ({
    assert,
  }) => {
    const { address } = await add('allergies')
    const { fields } = FILLED.allergies
    const first = await desk.put(address, { ...fields, reaction: 'Shock', version: '1' }, 'nurse')
    first.assertStatus(303)
    const late = { ...fields, reaction: 'Swelling of the lips', version: '1' }
    const second = await desk.put(address, late, 'doctor')
    second.assertStatus(409)
    assert.include(second.text(), 'Shock')
    assert.include(second.text(), 'value="Swelling of the lips"')
    assert.include(second.text(), 'name="version" value="2"')
    const [{ reaction }] = await desk.rows('patients_allergies')
    assert.equal(reaction, 'Shock')
  })

  test('what is missing or no date is told at its field, the typing kept', async ({ assert }) => {
    const wrong = { display: '', onset: '31/31/2019', clinicalStatus: 'active' }
    const sent = await desk.post(`${chart}/health/problems`, wrong, 'nurse')
    sent.assertStatus(422)
    assert.include(sent.text(), 'Problem is missing.')
    assert.include(sent.text(), 'Since: enter a day, a month such as 05/2019, or a year.')
    assert.include(sent.text(), 'value="31/31/2019"')
    const unknown = { ...FILLED.problems.fields, code: 'A99.99' }
    const second = await desk.post(`${chart}/health/problems`, unknown, 'nurse')
    second.assertStatus(422)
    assert.include(second.text(), 'do not have this one')
  })

  test('coded where the words are known, in FHIR’s own systems, as text alone elsewhere', async ({
    assert,
  }) => {
    await add('problems')
    await add('medicines')
    await add('immunizations')
    await add('allergies', { display: 'My neighbour’s soup' })
    const codes = async (table: string) => {
      const [{ code_system: system, code }] = await desk.rows(table)
      return [system, code]
    }
    assert.deepEqual(await codes('patients_conditions'), [
      'http://hl7.org/fhir/sid/icd-10-cm',
      'E11.9',
    ])
    assert.deepEqual(await codes('patients_medications'), [
      'http://www.nlm.nih.gov/research/umls/rxnorm',
      '6809',
    ])
    assert.deepEqual(await codes('patients_immunizations'), ['http://hl7.org/fhir/sid/cvx', '115'])
    assert.deepEqual(await codes('patients_allergies'), [null, null])
  })

  test('every change stands in the trail without a word of what it says', async ({ assert }) => {
    const { address } = await add('allergies')
    await desk.put(
      address,
      { ...FILLED.allergies.fields, reaction: 'Shock', version: '1' },
      'nurse'
    )
    await desk.post(`${address}/mistake`, {}, 'nurse')
    await desk.delete(`${address}/mistake`, 'nurse')
    const events = await desk.rows('audit_events')
    const own = events.filter(({ action }) => String(action).startsWith('patients.details.'))
    assert.deepEqual(
      own.map(({ action }) => String(action).slice('patients.details.'.length)),
      ['record', 'revise', 'mark_mistaken', 'take_mistake_back']
    )
    const told = JSON.stringify(own)
    assert.include(told, 'reaction')
    assert.notInclude(told, 'Peanuts')
    assert.notInclude(told, 'Shock')
  })

  test('an identifier of a kind that nobody named, or that only another system knows, has words', async ({
    assert,
  }) => {
    const kinds = { U: 'Other number', JHN: 'Other number (JHN)', PPN: 'Passport' }
    for (const [type, words] of Object.entries(kinds)) {
      const { address } = await add('identifiers')
      const id = address.split('/').at(-1)
      await desk.inside(() => Identifier.query().where({ id }).update({ type }))
      for (const path of [`${chart}/administration`, address]) {
        assert.include((await desk.get(path, 'nurse')).text(), words, path)
      }
      const form = await desk.get(`${address}/edit`, 'nurse')
      if (type === 'U') form.assertTextIncludes('<option value="U" selected')
    }
  })

  test('an identifier is masked, read on a page that the trail names, and known again', async ({
    assert,
  }) => {
    const { address } = await add('identifiers')
    const [row] = await desk.rows('patients_identifiers')
    assert.notInclude(JSON.stringify(row), '1120')
    assert.notInclude((await desk.get(`${address}/edit`, 'receptionist')).text(), '078-05-1120')
    assert.notInclude((await desk.get(`${chart}/administration`)).text(), '078-05-1120')
    const reading = await desk.get(address, 'receptionist')
    assert.include(reading.text(), '078-05-1120')
    const [revealed] = await desk.rows('audit_events', {
      action: 'patients.details.reveal_identifier',
    })
    assert.include(String(revealed.details), String(row.id))
    const second = await desk.register({ given: 'Rui', family: 'Lopes' })
    const same = { type: 'SS', value: '078 05 1120' }
    const sent = await desk.post(`/${second}/administration/identifiers`, same, 'receptionist')
    sent.assertStatus(303)
    const digests = (await desk.rows('patients_identifiers')).map((one) => one.value_digest)
    assert.equal(digests[0], digests[1])
  })
})
