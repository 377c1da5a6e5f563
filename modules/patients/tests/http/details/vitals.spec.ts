import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { Desk } from '../../desk.js'

const NOW = { takenAt: '2024-03-04T09:30' }
const TAKEN = {
  ...NOW,
  systolic: '128',
  diastolic: '82',
  heartRate: '71',
  temperature: '98,6',
  temperatureUnit: '[degF]',
  weight: '176.4',
  weightUnit: '[lb_av]',
  height: '70',
  heightUnit: '[in_i]',
}

test.group('Vital signs', (group) => {
  let desk: Desk
  let vitals: string

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    const id = await desk.register({ given: 'Ana', family: 'Santos', birthDate: '1970-05-02' })
    vitals = `/${id}/health/vitals`
    return () => desk.close()
  })

  const take = (fields: Record<string, string>) => desk.post(vitals, fields, 'nurse')
  const stored = async (code: string) => (await desk.rows('patients_observations', { code }))[0]

  test('are typed in the clinic’s units and kept in metric ones, with LOINC and UCUM', async ({
    assert,
  }) => {
    ;(await take(TAKEN)).assertStatus(303)
    const weight = await stored('29463-7')
    assert.deepEqual([Number(weight.value_number), weight.unit], [80.01, 'kg'])
    assert.equal(weight.effective_at, '2024-03-04 14:30:00')
    const temperature = await stored('8310-5')
    assert.deepEqual([Number(temperature.value_number), temperature.unit], [37, 'Cel'])
    const pressure = await stored('85354-9')
    const components = JSON.parse(String(pressure.components))
    assert.deepEqual(
      components.map(({ code, valueNumber, unit }: Record<string, unknown>) => [
        code,
        valueNumber,
        unit,
      ]),
      [
        ['8480-6', 128, 'mm[Hg]'],
        ['8462-4', 82, 'mm[Hg]'],
      ]
    )
    const page = (await desk.get(vitals, 'nurse')).text()
    for (const shown of ['128/82 mmHg', '176.4 lb', '70 in', '98.6 °F']) assert.include(page, shown)
  })

  test('the body mass index follows weight and height, their corrections and mistakes', async ({
    assert,
  }) => {
    await take(TAKEN)
    assert.equal(Number((await stored('39156-5')).value_number), 25.3)
    const weight = await stored('29463-7')
    const corrected = { ...NOW, weight: '90', weightUnit: 'kg', version: '1' }
    ;(await desk.put(`${vitals}/${weight.id}`, corrected, 'nurse')).assertStatus(303)
    assert.equal(Number((await stored('39156-5')).value_number), 28.5)
    await desk.post(`${vitals}/${weight.id}/mistake`, {}, 'nurse')
    assert.equal((await stored('39156-5')).status, 'entered-in-error')
    assert.include((await desk.get(vitals, 'nurse')).text(), 'Entered in error (1)')
    await desk.delete(`${vitals}/${weight.id}/mistake`, 'nurse')
    assert.equal((await stored('39156-5')).status, 'final')
    const bmi = await stored('39156-5')
    ;(await desk.get(`${vitals}/${bmi.id}/edit`, 'nurse')).assertStatus(404)
  })

  test('an adult’s height holds for weights that are taken later, a child’s does not', async ({
    assert,
  }) => {
    await take({ ...NOW, height: '178', heightUnit: 'cm' })
    await take({ takenAt: '2025-01-05T10:00', weight: '80', weightUnit: 'kg' })
    assert.equal(Number((await stored('39156-5')).value_number), 25.2)
    const child = await desk.register({ given: 'Eva', family: 'Santos', birthDate: '2016-02-01' })
    const own = `/${child}/health/vitals`
    await desk.post(own, { ...NOW, height: '128', heightUnit: 'cm' }, 'nurse')
    await desk.post(own, { takenAt: '2025-01-05T10:00', weight: '28', weightUnit: 'kg' }, 'nurse')
    assert.lengthOf(await desk.rows('patients_observations', { patient_id: child }), 2)
  })

  test('the impossible is refused', async ({ assert }) => {
    const impossible = { ...NOW, heartRate: '710', systolic: '80', diastolic: '120' }
    const sent = await take(impossible)
    sent.assertStatus(422)
    assert.include(sent.text(), 'Heart rate: this cannot be. Between 10 and 350 /min.')
    assert.include(sent.text(), 'must be higher than the diastolic')
    const again = await take({ ...impossible, seen: 'heartRate=710/min' })
    again.assertStatus(422)
    assert.lengthOf(await desk.rows('patients_observations'), 0)
  })

  test('the unusual is asked about once, and kept when it is sent again as it was', async ({
    assert,
  }) => {
    const unusual = { ...NOW, heartRate: '170' }
    const asked = await take(unusual)
    asked.assertStatus(422)
    assert.include(asked.text(), '170 /min is unusual')
    assert.include(asked.text(), 'name="seen" value="heartRate=170/min"')
    const other = await take({ ...NOW, heartRate: '180', seen: 'heartRate=170/min' })
    other.assertStatus(422)
    const kept = await take({ ...unusual, seen: 'heartRate=170/min' })
    kept.assertStatus(303)
    assert.equal(Number((await stored('8867-4')).value_number), 170)
  })

  test('those of a visit stand in the curve and are changed in the visit alone', async ({
    assert,
  }) => {
    await take({ ...NOW, heartRate: '71' })
    const { id } = await stored('8867-4')
    const inVisit = { visit_id: '01890000-0000-7000-8000-000000000001' }
    await desk.inside(() => currentClinic().db.from('patients_observations').update(inVisit))
    const page = (await desk.get(vitals, 'nurse')).text()
    assert.include(page, '71 /min')
    assert.notInclude(page, `${id}/edit`)
    ;(await desk.post(`${vitals}/${id}/mistake`, {}, 'nurse')).assertStatus(404)
  })

  test('need a moment that was, and something measured', async ({ assert }) => {
    const ahead = await take({ takenAt: '2999-01-01T10:00', heartRate: '70' })
    ahead.assertStatus(422)
    assert.include(ahead.text(), 'Taken at: this is in the future.')
    const early = await take({ takenAt: '1969-01-01T10:00', heartRate: '70' })
    assert.include(early.text(), 'Taken at: this is before the birth date.')
    const nothing = await take(NOW)
    nothing.assertStatus(422)
    assert.include(nothing.text(), 'Enter at least one measurement.')
  })
})
