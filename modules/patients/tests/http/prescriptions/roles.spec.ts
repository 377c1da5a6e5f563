import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { runInClinic } from '@medtrack/sdk/clinic_context'
import Patient from '../../../models/patient.js'
import Prescription from '../../../models/prescription.js'
import { emptyDraft } from '../../../prescriptions/draft.js'
import { issuePrescription } from '../../../prescriptions/issue.js'
import { Desk } from '../../desk.js'
import { AMOXICILLIN, Pharmacy } from './pharmacy.js'

test.group('Who may prescribe', (group) => {
  let desk: Desk
  let pharmacy: Pharmacy
  let issued: string

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    const id = await desk.register({ given: 'Ana', family: 'Santos', allergies: 'NKDA' })
    pharmacy = new Pharmacy(desk, id)
    issued = await pharmacy.issued()
    return () => desk.close()
  })

  test('{$self} cannot prescribe, renew or stop by any route')
    .with(['nurse', 'owner', 'receptionist'])
    .run(async ({ assert }, role) => {
      const who = role as 'nurse' | 'owner' | 'receptionist' // as listed above
      const { path } = pharmacy
      const form = await desk.get(`${path}/new`, who)
      form.assertStatus(403)
      const renewal = await desk.get(`${path}/new?renews=${issued}`, who)
      renewal.assertStatus(403)
      for (const to of ['', '/new', '/review', '/checks', `/${issued}/stop`]) {
        const sent = await desk.post(path + to, { ...AMOXICILLIN, reason: 'None' }, who)
        sent.assertStatus(403)
      }
      assert.equal(await pharmacy.count(), 1)
      const [row] = await desk.rows('patients_prescriptions', { id: issued })
      assert.equal(row.status, 'active')
    })

  test('a nurse reads prescriptions and is offered nothing that a doctor does', async ({
    assert,
  }) => {
    const list = await desk.get(pharmacy.path, 'nurse')
    list.assertStatus(200)
    const shown = await pharmacy.show(issued, 'nurse')
    shown.assertStatus(200)
    for (const html of [list.text(), shown.text()]) {
      assert.notInclude(html, 'prescriptions/new')
      assert.notInclude(html, `${issued}/stop`)
    }
  })

  test('a receptionist learns of no prescription: no page, card, tab, paper or search', async ({
    assert,
  }) => {
    const { path } = pharmacy
    for (const address of [
      path,
      `${path}/${issued}`,
      `${path}/${issued}/print`,
      `${path}/${issued}/pdf`,
    ]) {
      const page = await desk.get(address, 'receptionist')
      page.assertStatus(403)
      assert.notInclude(page.text(), 'Amoxicillin')
    }
    const chart = await desk.get(`/${pharmacy.patientId}`, 'receptionist')
    chart.assertStatus(200)
    assert.notInclude(chart.text(), 'Amoxicillin')
    assert.notInclude(chart.text(), 'rescription')
  })

  test('the model itself refuses whoever is no doctor', async ({ assert }) => {
    await desk.inside(async () => {
      const context = currentClinic()
      const nurse = {
        ...context.actor,
        may: (name: string) => name !== 'patients.prescriptions.write',
      }
      const patient = await Patient.findOrFail(pharmacy.patientId)
      const draft = { ...emptyDraft(), drug: 'Metformin', dose: '1 g', frequency: 'Daily' }
      await runInClinic({ ...context, actor: nurse }, async () => {
        await assert.rejects(() => issuePrescription(patient, draft), /Only doctors prescribe/)
        const stored = await Prescription.findOrFail(issued)
        await assert.rejects(() => stored.stop('Because'), /Only doctors prescribe/)
        const forged = { ...stored.serialize(), id: undefined, proofDigest: 'x'.repeat(64) }
        await assert.rejects(() => Prescription.create(forged), /Only doctors prescribe/)
      })
    })
    assert.equal(await pharmacy.count(), 1)
  })
})
