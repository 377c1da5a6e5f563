import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { discoverModules } from '#releases/discovery'
import { migrationsFor } from '#releases/migration_source'
import { ReleaseRegistry, registry } from '#releases/registry'

const ROOT = 'tests/fixtures/rollout_modules'

test.group('The releases that tests of rollouts are made of', () => {
  test('load beside each other, from the first to the one with a contract', async ({ assert }) => {
    const carried = await loadNotices()
    assert.deepEqual(carried.problems, [])
    assert.deepEqual(
      carried.versions('notices').map(({ version }) => version),
      ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0', '2.0.0']
    )
  })

  test('never change a migration that an earlier one has', async ({ assert }) => {
    const known = new Map<string, string>()
    const carried = await loadNotices()
    for (const release of carried.versions('notices')) {
      const own = (await migrationsFor([release])).filter(({ module }) => module === 'notices')
      for (const { name, checksum } of own) {
        assert.equal(known.get(name) ?? checksum, checksum, `${release.version} ${name}`)
        known.set(name, checksum)
      }
    }
  })

  test('are unknown to every other test', ({ assert }) => {
    assert.deepEqual(registry.versions('notices'), [])
  })
})

async function loadNotices() {
  const carried = new ReleaseRegistry()
  const { packages, problems } = await discoverModules(app.makePath(), [ROOT])
  const notices = packages.filter(({ key }) => key === 'notices')
  await carried.load({ packages: notices, problems }, '1.0.0')
  return carried
}
