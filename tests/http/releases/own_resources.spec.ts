import { test } from '@japa/runner'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'

const SCRIPT = /<script[^>]+src="([^"]*calendar[^"]*\.js)"/

test.group('Styles and scripts of a release', () => {
  test('each release loads its own, while clinics run different ones', async ({
    client,
    assert,
    cleanup,
  }) => {
    const [oldest, ...newer] = registry.versions('appointments')
    const newest = newer.at(-1) ?? oldest
    const scripts = await Promise.all(
      [oldest, newest].map(async (release) => {
        const clinic = await createClinic({}, { releases: [...others(), release] })
        cleanup(() => removeClinic(clinic))
        const owner = await createMember(clinic, 'owner')
        const page = await client.get(`/c/${clinic.slug}/appointments`).loginAs(owner)
        page.assertStatus(200)
        return SCRIPT.exec(page.text())?.[1]
      })
    )
    assert.isString(scripts[0])
    assert.isString(scripts[1])
    assert.notEqual(scripts[0], scripts[1])
    for (const script of scripts) (await client.get(String(script))).assertStatus(200)
  })
})

function others(): Release[] {
  return registry.latest().filter(({ key }) => key !== 'appointments')
}
