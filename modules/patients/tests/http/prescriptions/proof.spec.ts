import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Prescription from '../../../models/prescription.js'
import { Desk } from '../../desk.js'
import { Pharmacy } from './pharmacy.js'

const UNKNOWN = 'This code confirms no prescription.'

test.group('The page that a printed code leads to', (group) => {
  let client: ApiClient
  let desk: Desk
  let pharmacy: Pharmacy
  let id: string

  group.each.setup(async ({ context }) => {
    client = context.client
    desk = await Desk.open(client, { name: 'Harbor Health', timeZone: 'America/New_York' })
    const patient = await desk.register({ given: 'Ana', family: 'Quetzal', allergies: 'NKDA' })
    pharmacy = new Pharmacy(desk, patient)
    id = await pharmacy.issued({ drug: 'Metformin' })
    return () => desk.close()
  })

  const codeOf = (of: string) =>
    desk.inside(async () => String((await Prescription.findOrFail(of)).proofCode))
  const proof = (code: string, { slug } = desk.clinic) =>
    client.get(`/p/${slug}/patients/prescriptions/${code}`).accept('html').redirects(0)
  const today = () => DateTime.now().setZone('America/New_York').toFormat('MM/dd/yyyy')

  test('confirms that it is genuine, by whom and since when, and tells nothing else', async ({
    assert,
  }) => {
    const page = await proof(await codeOf(id))
    page.assertStatus(200)
    assert.include(page.text(), 'genuine and has not been revoked')
    assert.include(page.text(), `Issued by Harbor Health on ${today()}.`)
    const doctor = await desk.member('doctor')
    const secrets = [
      'Quetzal',
      'Ana',
      'Metformin',
      '500 mg',
      doctor.fullName,
      pharmacy.patientId,
      id,
    ]
    for (const secret of secrets) assert.notInclude(page.text(), secret)
    assert.equal(page.header('cache-control'), 'no-store')
    assert.include(page.header('x-robots-tag'), 'noindex')
    assert.include(page.text(), '<meta name="robots" content="noindex">')
  })

  test('says that it was revoked, and since when, but not why', async ({ assert }) => {
    const code = await codeOf(id)
    await pharmacy.stop(id, 'Kidney function')
    const page = await proof(code)
    page.assertStatus(200)
    assert.include(page.text(), `This prescription was revoked on ${today()}.`)
    assert.notInclude(page.text(), 'Kidney')
    assert.notInclude(page.text(), 'Metformin')
  })

  test('a completed prescription stays genuine', async ({ assert }) => {
    const code = await codeOf(id)
    await pharmacy.issued({ drug: 'Metformin', renews: id })
    assert.include((await proof(code)).text(), 'genuine and has not been revoked')
  })

  test('unknown, malformed and other clinics’ codes get one and the same answer', async ({
    assert,
  }) => {
    const other = await Desk.open(client)
    try {
      const code = await codeOf(id)
      const codes = ['A'.repeat(22), code.slice(0, -1), `${code}A`, 'x', '%00', "'%20or%201=1", id]
      const answers = await Promise.all(codes.map((one) => proof(one)))
      answers.push(await proof(pharmacy.patientId))
      const bodies = new Set(answers.map((answer) => withoutNonce(answer.text())))
      assert.lengthOf([...bodies], 1)
      for (const answer of answers) {
        answer.assertStatus(404)
        assert.include(answer.text(), UNKNOWN)
        assert.notInclude(answer.text(), 'Harbor Health')
      }
      const foreign = await proof(code, other.clinic)
      foreign.assertStatus(404)
      assert.include(foreign.text(), UNKNOWN)
    } finally {
      await other.close()
    }
  })

  test('is not there where the module is off or the clinic unknown', async ({ assert }) => {
    const code = await codeOf(id)
    const nowhere = await proof(code, { slug: 'no-such-clinic' } as Desk['clinic']) // only the slug is asked
    nowhere.assertStatus(404)
    assert.notInclude(nowhere.text(), UNKNOWN)
    const off = await client
      .post(`/c/${desk.clinic.slug}/settings/modules/patients/switch?_method=DELETE`)
      .loginAs(await desk.member('owner'))
      .withCsrfToken()
      .form({})
      .redirects(0)
    off.assertStatus(303)
    const page = await proof(code)
    page.assertStatus(404)
    assert.notInclude(page.text(), 'genuine')
    assert.notInclude(page.text(), UNKNOWN)
  })

  test('codes are long, random and stored so that a copy of the database proves nothing', async ({
    assert,
  }) => {
    const second = await pharmacy.issued({ drug: 'Ibuprofen' })
    const codes = [await codeOf(id), await codeOf(second)]
    for (const code of codes) assert.match(code, /^[\w-]{22}$/)
    assert.notEqual(codes[0], codes[1])
    const rows = JSON.stringify(await desk.rows('patients_prescriptions'))
    for (const code of codes) assert.notInclude(rows, code)
  })
})

function withoutNonce(html: string) {
  return html.replaceAll(/nonce="[^"]*"|content="[^"]*"/g, '')
}
