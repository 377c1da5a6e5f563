import { unzipSync } from 'fflate'
import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { mailsTo } from '../../../../../tests/http/identity/outbox.js'
import { until } from '../../../../../tests/http/releases/until.js'
import { piecesOf, PieceWriter, removePieces } from '../../../exchange/outgoing/pieces.js'
import Patient from '../../../models/patient.js'
import RecordExport from '../../../models/record_export.js'
import { Desk } from '../../desk.js'
import { recordFile, somebody } from '../../fhir_bundle.js'
import { faultsOf } from '../../fhir_validators.js'
import { writeChart } from '../../own_chart.js'
import { takeIn } from '../../records.js'
import { makeExport, uploadRecords } from './records_desk.js'

test.group('Exporting records', (group) => {
  let desk: Desk
  let other: Desk | undefined

  group.each.setup(async ({ context }) => {
    desk = await Desk.open(context.client)
    return async () => {
      await desk.close()
      await other?.close()
      other = undefined
    }
  })

  /** Somebody's chart, closed to owners. */
  async function restrictedChart() {
    const patient = await desk.inside(writeChart)
    const doctor = await desk.member('doctor')
    const team = { 'reason': 'Works here', 'team[0]': doctor.id }
    ;(await desk.post(`/${patient.id}/restriction`, team)).assertStatus(303)
    return patient
  }

  /** The bytes as they are stored; the test's client takes every answer for text. */
  async function download(path: string): Promise<Buffer> {
    const response = await desk.get(path)
    response.assertStatus(200)
    response.assertHeader('cache-control', 'no-store')
    return desk.inside(async () => {
      const pieces: Buffer[] = []
      const one = await RecordExport.findOrFail(path.split('/')[2])
      for await (const piece of piecesOf(one)) pieces.push(piece)
      return Buffer.concat(pieces)
    })
  }

  test('one patient leaves as a valid bundle, said in that patient’s trail', async ({ assert }) => {
    const { id } = await desk.inside(writeChart)
    const form = await desk.get(`/${id}/exports`)
    form.assertTextIncludes('Summary (PDF)')
    const path = await makeExport(desk, 'fhir', id)
    const response = await desk.get(path)
    response.assertHeader('content-type', 'application/fhir+json')
    assert.notMatch(String(response.header('content-disposition')), /Núñez|P-0/)
    const bundle = JSON.parse(response.text() || JSON.stringify(response.body()))
    assert.deepEqual(faultsOf(bundle), [])
    const lines = await desk.rows('audit_events', { entity_id: id })
    const actions = lines.map(({ action }) => action)
    assert.includeMembers(actions, ['patients.records.export', 'patients.records.download'])
  })

  test('the whole clinic leaves as an archive of bundles that comes in elsewhere', async ({
    assert,
    client,
  }) => {
    await takeIn(desk, [recordFile(somebody())])
    await desk.inside(writeChart)
    const archive = await download(await makeExport(desk, 'fhir'))
    assert.lengthOf(Object.keys(unzipSync(archive)), 2)
    other = await Desk.open(client)
    const id = await uploadRecords(other, [{ name: 'all.zip', bytes: archive }])
    const people = await other.rows('patients_record_import_people', { import_id: id })
    assert.deepEqual(
      people.map(({ fate }) => fate),
      ['new', 'new']
    )
  })

  test('spreadsheets are headed in the reader’s words, and no cell runs as a formula', async ({
    assert,
  }) => {
    const { id } = await desk.inside(writeChart)
    await desk.inside(async () => {
      const patient = await Patient.findOrFail(id)
      await patient.revise({ ...patient.draft, given: '=cmd()', city: '+1' }, 1)
    })
    const files = unzipSync(await download(await makeExport(desk, 'csv', id)))
    const text = (name: string) => Buffer.from(files[name]).toString()
    assert.include(text('patients.csv'), "'=cmd()")
    assert.include(text('patients.csv'), "'+1")
    assert.include(text('visits.csv'), 'Three days.')
    assert.match(text('prescriptions.csv'), /^\ufeffRecord number,Patient,/)
    assert.notInclude(text('prescriptions.csv'), 'secret-code')
    const headings = Object.keys(files).map((name) => text(name).split('\r\n')[0])
    assert.notInclude(headings.join(), 'columns.')
  })

  test('a summary is a PDF', async ({ assert }) => {
    const { id } = await desk.inside(writeChart)
    const response = await desk.get(await makeExport(desk, 'pdf', id))
    response.assertHeader('content-type', 'application/pdf')
    assert.equal(await desk.count('patients_exports', { patient_id: id, status: 'ready' }), 1)
  })

  test('what lies in the database is sealed, and after a week gone with its key', async ({
    assert,
  }) => {
    const { id } = await desk.inside(writeChart)
    const path = await makeExport(desk, 'fhir')
    const pieces = await desk.rows('patients_export_pieces')
    assert.isNotEmpty(pieces)
    assert.notInclude(JSON.stringify(pieces.map(({ bytes }) => String(bytes))), 'Headache')
    await desk.inside(() =>
      currentClinic().db.from('patients_exports').update({ expires_at: '2020-01-01 00:00:00' })
    )
    const gone = await desk.get(path)
    assert.equal(gone.header('location'), desk.base + path.replace('/file', ''))
    ;(await desk.get(path.replace('/file', ''))).assertTextIncludes('The file has expired')
    ;(await desk.get('/exports')).assertTextIncludes('Expired')
    assert.equal(await desk.count('patients_export_pieces'), 0)
    assert.isNotEmpty(id)
  })

  test('is for owners alone, of this clinic', async ({ client }) => {
    const { id } = await desk.inside(writeChart)
    const path = await makeExport(desk, 'fhir', id)
    for (const role of ['doctor', 'nurse', 'receptionist'] as const) {
      ;(await desk.get(path, role)).assertStatus(403)
      ;(await desk.get(`/${id}/exports`, role)).assertStatus(403)
      ;(await desk.post('/exports', { format: 'csv' }, role)).assertStatus(403)
    }
    other = await Desk.open(client)
    ;(await other.get(path)).assertStatus(404)
    ;(await desk.post('/exports', { format: 'pdf' })).assertStatus(422)
  })

  test('a job that runs twice makes one file', async ({ assert }) => {
    await desk.inside(writeChart)
    const path = await makeExport(desk, 'fhir')
    const id = path.split('/')[2]
    const { default: run } = await import('../../../jobs/export_records.js')
    await desk.inside(async () => {
      await RecordExport.query().where('id', id).update({ status: 'working' })
      await run(id)
    })
    assert.lengthOf(Object.keys(unzipSync(await download(path))), 1)
  })

  test('leaves out charts that are closed to who asks, and says how many', async ({ assert }) => {
    const { id } = await restrictedChart()
    await desk.register({ given: 'Ben', family: 'Costa' })
    ;(await desk.get('/exports')).assertTextIncludes('1 restricted chart is closed to you')
    for (const format of ['fhir', 'csv']) {
      const path = await makeExport(desk, format)
      const files = unzipSync(await download(path))
      const whole = Object.entries(files).map(([name, text]) => name + Buffer.from(text).toString())
      assert.notMatch(whole.join(), new RegExp(`Headache|Núñez|${id}`))
      assert.include(whole.join(), 'Costa')
      const page = await desk.get(path.replace('/file', ''))
      page.assertTextIncludes('1 restricted chart that is closed to who asked is not in it.')
    }
    const lines = await desk.rows('audit_events', { entity_id: id, type: 'R' })
    assert.notInclude(
      lines.map(({ action }) => action),
      'patients.records.export'
    )
  })

  test('takes closed charts along for a reason that stands under who looked, and that owners review', async ({
    assert,
  }) => {
    const { id } = await restrictedChart()
    const asked = { format: 'fhir', takesClosed: '1' }
    for (const reason of ['', 'because']) {
      ;(await desk.post('/exports', { ...asked, reason })).assertStatus(422)
    }
    const reason = 'We move to another system.'
    const path = await makeExport(desk, 'fhir', undefined, { ...asked, reason })
    assert.include(Object.keys(unzipSync(await download(path))), `patients/${id}.json`)
    const page = await desk.get(path.replace('/file', ''))
    page.assertTextIncludes('1 restricted chart that is closed to who asked is in it')
    const access = await desk.get(`/${id}/access`, 'doctor')
    access.assertTextIncludes(`Export of the clinic: ${reason}`)
    ;(await desk.get('/emergencies')).assertTextIncludes(reason)
    ;(await desk.get(`/${id}/visits`)).assertStatus(403)
    const [{ reason: stored }] = await desk.rows('patients_emergencies')
    assert.match(String(stored), /^sealed/)
    const { email } = await desk.member('owner')
    await until('the owners are told', async () => (await mailsTo(email)).length > 0)
    assert.include(JSON.stringify(await mailsTo(email)), 'restricted charts that are closed')
  })

  test('stops where somebody in it is erased while it is made', async ({ assert }) => {
    await desk.inside(writeChart)
    const id = (await makeExport(desk, 'fhir')).split('/')[2]
    await desk.inside(async () => {
      const one = await RecordExport.findOrFail(id)
      await one.merge({ status: 'working' }).save()
      await removePieces(one)
      const writer = new PieceWriter(one)
      writer.add('half a record')
      await RecordExport.query().where('id', id).update({ status: 'expired' })
      await assert.rejects(() => writer.end(), /was stopped/)
      await assert.rejects(() => one.finish(13), /was stopped/)
    })
    assert.equal(await desk.count('patients_export_pieces'), 0)
    assert.equal(await desk.count('patients_exports', { status: 'expired' }), 1)
  })
})
