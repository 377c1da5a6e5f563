import { test } from '@japa/runner'
import { Desk } from '../../desk.js'
import { insideClinic } from '../../../../../tests/factories/inside_clinic.js'
import Patient from '../../../models/patient.js'
import Prescription from '../../../models/prescription.js'
import { paperOf } from '../../../prescriptions/print/paper.js'
import { documentOf, prescriptionPdf } from '../../../prescriptions/print/prescription_pdf.js'
import { Pharmacy } from './pharmacy.js'

test.group('The printed prescription', (group) => {
  let desk: Desk
  let pharmacy: Pharmacy
  let id: string

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client, { name: 'Harbor Health' })
    const patientId = await desk.register({
      given: 'Łucja',
      family: 'Nguyễn',
      birthDate: '1984-02-11',
    })
    pharmacy = new Pharmacy(desk, patientId)
    id = await pharmacy.issued({ drug: 'Metformin', dose: '850 mg' })
    return () => desk.close()
  })

  test('names the clinic, the patient, the prescriber and what is to be taken', async ({
    assert,
  }) => {
    const page = await desk.get(`${pharmacy.path}/${id}/print`, 'nurse')
    page.assertStatus(200)
    const doctor = await desk.member('doctor')
    for (const text of [
      'Harbor Health',
      'Łucja Nguyễn',
      '02/11/1984',
      'Metformin',
      '850 mg',
      '7 days',
    ]) {
      assert.include(page.text(), text)
    }
    assert.include(page.text().replaceAll('&#x27;', "'"), doctor.fullName)
    assert.match(page.text(), /<svg[^>]*viewBox/)
    assert.notInclude(/<title>.*<\/title>/.exec(page.text())?.[0], 'Łucja')
  })

  test('is a PDF whose name and headers tell nothing', async ({ assert }) => {
    const file = await desk.get(`${pharmacy.path}/${id}/pdf`, 'nurse')
    file.assertStatus(200)
    assert.equal(file.header('content-type'), 'application/pdf')
    assert.equal(file.header('content-disposition'), 'inline; filename="prescription.pdf"')
    assert.equal(file.header('cache-control'), 'no-store')
  })

  test('holds in the PDF what it holds on the page, and no name in its description', async ({
    assert,
  }) => {
    await insideClinic(desk.clinic, async () => {
      const patient = await Patient.findOrFail(pharmacy.patientId)
      const prescription = await Prescription.findOrFail(id)
      const page = {
        t: (key: string) => key,
        publicUrl: (path: string) => `https://clinic.example/p${path}`,
      } as Parameters<typeof paperOf>[0] // all that a paper asks of the page
      const paper = await paperOf(page, patient, prescription)
      const document = documentOf(paper) as { info: object; content: object[] } // as built there
      const content = JSON.stringify(document.content)
      for (const text of ['Harbor Health', 'Łucja Nguyễn', 'Metformin', '850 mg']) {
        assert.include(content, text)
      }
      assert.include(content, `https://clinic.example/p/prescriptions/${prescription.proofCode}`)
      assert.notInclude(JSON.stringify(document.info), 'Nguyễn')
      const bytes = await prescriptionPdf(paper)
      assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
      assert.include(bytes.subarray(-32).toString('latin1'), '%%EOF')
    })
  })

  test('says in large letters that it does not hold once it was stopped', async ({ assert }) => {
    await pharmacy.stop(id, 'Kidney function')
    const page = await desk.get(`${pharmacy.path}/${id}/print`, 'doctor')
    assert.include(page.text(), 'Not valid: Stopped')
    assert.notInclude(page.text(), 'Kidney function')
  })
})
