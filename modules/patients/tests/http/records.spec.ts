import { test } from '@japa/runner'
import { v7 } from 'uuid'
import { Desk } from '../desk.js'

const ANA = { given: 'Ana', family: 'Muñoz', birthDate: '1984-05-06', sex: 'female' }

test.group('Records', (group) => {
  let desk: Desk
  let other: Desk

  group.each.setup(() => {
    return async () => {
      await desk.close()
      await other?.close()
    }
  })

  test('a new patient gets the next record number and a chart', async ({ client, assert }) => {
    desk = await Desk.open(client)
    const [first, second] = [
      await desk.register(ANA),
      await desk.register({ given: 'Ben', family: 'Ode' }),
    ]
    const chart = await desk.get(`/${first}`)
    chart.assertStatus(200)
    chart.assertTextIncludes('Ana Muñoz')
    chart.assertTextIncludes('P-000001')
    chart.assertTextIncludes('Allergies not asked')
    assert.notMatch(chart.text(), /<title>[^<]*Mu/)
    ;(await desk.get(`/${second}`)).assertTextIncludes('P-000002')
  })

  test('wrong input comes back with the typing and a sentence at each field', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const response = await desk.post('', {
      given: 'Ana',
      birthDate: '2990-01-01',
      email: 'nope',
      sex: 'female',
      city: 'Łódź',
    })
    response.assertStatus(422)
    for (const sentence of [
      'Last name is missing.',
      'Birth date: this is in the future.',
      'Enter an email address',
    ]) {
      response.assertTextIncludes(sentence)
    }
    response.assertTextIncludes('value="Łódź"')
    assert.equal(await desk.count('patients'), 0)
  })

  test('a death before birth and a day that no calendar has are refused', async ({ client }) => {
    desk = await Desk.open(client)
    const early = await desk.post('', { ...ANA, deceasedOn: '1984-05-05' })
    early.assertStatus(422)
    early.assertTextIncludes('this is before the birth date')
    const never = await desk.post('', { ...ANA, birthDate: '1983-02-29' })
    never.assertStatus(422)
    never.assertTextIncludes('there is no such day')
  })

  test('a look-alike is stored only when the person says so', async ({ client, assert }) => {
    desk = await Desk.open(client)
    const known = await desk.register(ANA)
    const typed = { ...ANA, family: 'Munzo', city: 'Lowell' }
    const warning = await desk.post('', typed)
    warning.assertStatus(409)
    warning.assertTextIncludes('This looks like a patient you have already')
    warning.assertTextIncludes('value="Lowell"')
    assert.equal(await desk.count('patients'), 1)
    const anyway = await desk.post('', { ...typed, seen: known })
    anyway.assertStatus(303)
    assert.equal(await desk.count('patients'), 2)
  })

  test('while typing the warning comes by itself, half-typed or not', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    await desk.register(ANA)
    const warned = await desk.post('/look-alikes', { ...ANA, given: 'Aan', family: 'Muñoz' })
    warned.assertStatus(200)
    assert.notInclude(
      (await desk.post('/look-alikes', { given: 'A', birthDate: '19' })).text(),
      'row-link'
    )
    ;(await desk.post('/look-alikes', ANA)).assertTextIncludes('Ana Muñoz')
  })

  test('a record number is one patient’s, in either case', async ({ client }) => {
    desk = await Desk.open(client)
    await desk.register({ ...ANA, recordNumber: 'x-7' })
    const taken = await desk.post('', {
      given: 'Olga',
      family: 'Petrova',
      sex: 'female',
      recordNumber: 'X-7',
    })
    taken.assertStatus(422)
    taken.assertTextIncludes('Another patient has this record number already.')
  })

  test('an edit on top of somebody else’s is shown beside it and loses nothing', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const id = await desk.register(ANA)
    ;(await desk.put(`/${id}`, { ...ANA, city: 'Lowell', version: '1' })).assertStatus(303)
    const stale = await desk.put(`/${id}`, { ...ANA, city: 'Boston', version: '1' })
    stale.assertStatus(409)
    for (const text of ['Saved now', 'Lowell', 'Boston', 'name="version" value="2"']) {
      stale.assertTextIncludes(text)
    }
    const [saved] = await desk.rows('patients', { id })
    assert.equal(saved.city, 'Lowell')
    ;(await desk.put(`/${id}`, { ...ANA, city: 'Boston', version: '2' })).assertStatus(303)
  })

  test('a renamed patient is found by the new name and no more by the old', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const id = await desk.register(ANA)
    await desk.put(`/${id}`, { ...ANA, family: 'Castellanos', version: '1' })
    assert.notInclude((await desk.get('?q=munoz')).text(), id)
    assert.notInclude((await desk.get('?q=munzo')).text(), id)
    assert.include((await desk.get('?q=castelanos')).text(), id)
    assert.equal(await desk.count('patients_spellings', { word: 'munoz' }), 0)
  })

  test('the trail names fields and never what stood in them', async ({ client, assert }) => {
    desk = await Desk.open(client)
    const id = await desk.register(ANA)
    await desk.get(`/${id}`, 'nurse')
    await desk.put(`/${id}`, { ...ANA, city: 'Lowell', allergies: 'Latex', version: '1' })
    await desk.post(`/${id}/archive`)
    const events = await desk.rows('audit_events', { entity_id: id })
    assert.sameMembers(
      events.map(({ action }) => action),
      ['patients.create', 'patients.read', 'patients.update', 'patients.archive']
    )
    assert.notMatch(JSON.stringify(events), /Lowell|Latex|Muñoz|1984/)
    const update = events.find(({ action }) => action === 'patients.update')
    assert.deepEqual(JSON.parse(String(update?.details)), { fields: ['city', 'allergies'] })
  })

  test('an archived patient leaves the list and the search, and comes back', async ({
    client,
    assert,
  }) => {
    desk = await Desk.open(client)
    const id = await desk.register(ANA)
    ;(await desk.post(`/${id}/archive`, {}, 'doctor')).assertStatus(303)
    for (const path of ['', '?q=munoz']) assert.notInclude((await desk.get(path)).text(), id)
    assert.include((await desk.get('?archived=1')).text(), id)
    assert.include((await desk.get('?archived=1&q=munoz')).text(), id)
    ;(await desk.delete(`/${id}/archive`, 'doctor')).assertStatus(303)
    assert.include((await desk.get('?q=munoz')).text(), id)
  })

  test('what a role may not do is refused', async ({ client }) => {
    desk = await Desk.open(client)
    const id = await desk.register(ANA)
    ;(await desk.post(`/${id}/archive`, {}, 'nurse')).assertStatus(403)
    ;(await desk.get('/imports', 'doctor')).assertStatus(403)
    ;(await desk.upload('First,Last\nA,B\n', 'a.csv', 'nurse')).assertStatus(403)
    ;(await desk.get('/export', 'receptionist')).assertStatus(403)
    ;(await desk.get(`/${id}`, 'receptionist')).assertStatus(200)
  })

  test('ids that are malformed, unknown or another clinic’s are not there', async ({ client }) => {
    desk = await Desk.open(client)
    other = await Desk.open(client)
    const foreign = await other.register(ANA)
    for (const id of ['nonsense', '1', v7(), foreign, '%00', `${foreign}'`]) {
      ;(await desk.get(`/${id}`)).assertStatus(404)
      ;(await desk.get(`/${id}/edit`)).assertStatus(404)
      ;(await desk.put(`/${id}`, { ...ANA, version: '1' })).assertStatus(404)
      ;(await desk.post(`/${id}/archive`)).assertStatus(404)
      ;(await desk.get(`/imports/${id}`)).assertStatus(404)
    }
  })

  test('all patients leave as a spreadsheet that runs no formula', async ({ client, assert }) => {
    desk = await Desk.open(client)
    await desk.register({ ...ANA, given: '=1+1' })
    const response = await desk.get('/export')
    response.assertStatus(200)
    assert.match(String(response.header('content-type')), /text\/csv/)
    response.assertTextIncludes("'=1+1,,Muñoz")
    assert.equal(await desk.count('audit_events', { action: 'patients.export' }), 1)
  })
})
