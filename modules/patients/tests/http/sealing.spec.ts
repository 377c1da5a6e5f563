import { test } from '@japa/runner'
import { currentClinic, destroyKeys, seal, unseal } from '@medtrack/sdk'
import Allergy from '../../models/allergy.js'
import { Desk } from '../desk.js'

const NOTE = 'Swelled up after one spoonful of satay, Lisbon 2019.'

test.group('Clinical text', (group) => {
  let desk: Desk
  let patientId: string

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    patientId = await desk.register({ given: 'Ana', family: 'Santos' })
    return () => desk.close()
  })

  function noteAllergy(note: string | null = NOTE) {
    return Allergy.create({
      patientId,
      display: 'Peanut',
      clinicalStatus: 'active',
      verificationStatus: 'confirmed',
      note,
    })
  }

  test('stands sealed in the database and is read in the clear, one row or many', async ({
    assert,
  }) => {
    await desk.inside(async () => {
      const { id } = await noteAllergy()
      await noteAllergy(null)
      const stored = await currentClinic().db.from('patients_allergies').where('id', id).first()
      assert.match(stored.note, /^sealed\.1\./)
      assert.notInclude(JSON.stringify(stored), 'satay')
      assert.equal((await Allergy.findOrFail(id)).note, NOTE)
      const notes = (await Allergy.query().orderBy('created_at')).map(({ note }) => note)
      assert.sameMembers(notes, [NOTE, null])
      const [first] = (await Allergy.query().where('id', id).paginate(1, 10)).all()
      assert.equal(first.note, NOTE)
      assert.isFalse(first.$isDirty)
    })
  })

  test('is sealed anew when it is changed, and only then', async ({ assert }) => {
    await desk.inside(async () => {
      const { id } = await noteAllergy()
      const stored = async () =>
        (await currentClinic().db.from('patients_allergies').where('id', id).first()).note
      const before = await stored()
      const allergy = await Allergy.findOrFail(id)
      await allergy.revise(1, { severity: 'severe' })
      assert.equal(await stored(), before)
      await allergy.revise(2, { note: 'It was cashew.' })
      assert.notEqual(await stored(), before)
      assert.equal((await Allergy.findOrFail(id)).note, 'It was cashew.')
      assert.equal(allergy.note, 'It was cashew.')
      await assert.rejects(() => allergy.revise(2, { note: 'Late' }), /Someone else changed/)
      assert.equal((await Allergy.findOrFail(id)).version, 3)
    })
  })

  test("opens for nobody once its key is destroyed, and not as another patient's", async ({
    assert,
  }) => {
    const otherId = await desk.register({ given: 'Rui', family: 'Lopes' })
    await desk.inside(async () => {
      const text = await seal(patientId, NOTE)
      assert.equal(await unseal(text), NOTE)
      await seal(otherId, 'so that there is a key')
      const swapped = text.replace(patientId, otherId)
      await assert.rejects(() => unseal(swapped), /cannot be opened/)
      assert.equal(await destroyKeys([patientId]), 1)
      await assert.rejects(() => unseal(text), /was destroyed/)
    })
  })
})
