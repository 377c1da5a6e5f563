import { test } from '@japa/runner'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import Memo from '#tests/fixtures/modules/memos-1.1.0/models/memo'
import { assertNoInnards } from '#tests/http/bad_input/answers'

test.group('A slot that cannot be filled', (group) => {
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    clinic = await createClinic()
    owner = await createMember(clinic, 'owner')
    return () => removeClinic(clinic)
  })

  const pin = (text: string) => enterClinic(clinic, PLATFORM, () => Memo.create({ text }))

  test('leaves the home page standing without its card', async ({ assert, client }) => {
    const home = () => client.get(`/c/${clinic.slug}`).loginAs(owner).accept('html')
    await pin('Flu shots on Friday')
    const whole = await home()
    assert.equal(whole.status(), 200)
    assert.include(whole.text(), 'Flu shots on Friday')

    await pin('Break the card')
    const page = await home()
    assert.equal(page.status(), 200)
    assert.notInclude(page.text(), 'Flu shots on Friday')
    assert.include(page.text(), clinic.name)
    assertNoInnards(assert, page.text())
  })

  test('leaves the other hits of the search box', async ({ assert, client }) => {
    await pin('Order gloves')
    const response = await client
      .get(`/c/${clinic.slug}/search?q=${encodeURIComponent('break gloves')}`)
      .loginAs(owner)
      .accept('json')
    assert.equal(response.status(), 200)
    const { groups } = response.body()
    const memos = groups.find(({ label }: { label: string }) => label === 'Memos')
    assert.deepEqual(
      memos?.items.map(({ label }: { label: string }) => label),
      ['Order gloves']
    )
    assertNoInnards(assert, response.text())
  })
})
