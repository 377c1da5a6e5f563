import { test } from '@japa/runner'
import { type Violation, violations } from './rules.js'

const ROOT_MANIFEST = JSON.stringify({
  name: 'medtrack',
  imports: { '#tenancy/*': './app/tenancy/*.js', '#clinics/*': './app/clinics/*.js' },
})

const MANIFESTS = {
  'package.json': ROOT_MANIFEST,
  'app/sdk/package.json': JSON.stringify({ name: '@medtrack/sdk' }),
  'modules/patients/package.json': manifest('patients', ['sdk']),
  'modules/billing/package.json': manifest('billing', ['sdk', 'patients']),
}

test.group('Dependency rules', () => {
  test('sources that keep to them pass', ({ assert }) => {
    const found = check({
      'app/sdk/index.ts': `export { audit } from './audit.js'`,
      'app/sdk/audit.ts': `import { DateTime } from 'luxon'`,
      'app/tenancy/clinic.ts': `import { audit } from '@medtrack/sdk'`,
      'app/clinics/home.ts': `import Clinic from '#tenancy/clinic'`,
      'modules/patients/index.ts': `export { find } from './finder.js'`,
      'modules/patients/finder.ts': `import { ClinicModel } from '@medtrack/sdk'`,
      'modules/billing/index.ts': `import { find } from '@medtrack/patients'`,
    })
    assert.deepEqual(found, [])
  })

  test('a core file that imports a module is reported, in {$self}')
    .with([
      `import { find } from '@medtrack/patients'`,
      `import type { Patient } from '@medtrack/patients'`,
      `export * from '../../modules/patients/index.js'`,
      `const lazy = () => import('@medtrack/patients')`,
      'const lazy = () => import(`../../modules/patients/index.js`)',
      `let patient: import('@medtrack/patients').Patient`,
    ])
    .run(({ assert }, text) => {
      assert.deepInclude(rulesIn({ 'app/clinics/home.ts': text }), 'core')
    })

  test('a module that reaches past another module is reported, in {$self}')
    .with([
      `import { rows } from '@medtrack/patients/models/patient'`,
      `import { rows } from '../patients/index.js'`,
      `const lazy = () => import('@medtrack/patients/index.js')`,
      `import { Clinic } from '../../app/tenancy/clinic.js'`,
      `import Clinic from '#tenancy/clinic'`,
      `import { test } from '../../tests/fixtures/people.js'`,
    ])
    .run(({ assert }, text) => {
      assert.deepEqual(rulesIn({ 'modules/billing/index.ts': text }), ['module'])
    })

  test("a module's tests may use the test harness, its code may not", ({ assert }) => {
    const people = `import { people } from '../../../../tests/fixtures/people.js'`
    assert.deepEqual(rulesIn({ 'modules/billing/tests/http/pay.spec.ts': people }), [])
    assert.deepEqual(rulesIn({ 'modules/billing/controllers/a/pay.ts': people }), ['module'])
  })

  test('a module that imports one it does not require is reported', ({ assert }) => {
    const found = rulesIn({
      'modules/patients/index.ts': `import { pay } from '@medtrack/billing'`,
    })
    assert.deepEqual(found, ['module'])
  })

  test('a folder that imports a higher floor, or its own, is reported', ({ assert }) => {
    const upwards = rulesIn({
      'app/tenancy/clinic.ts': `import type { Home } from '#clinics/home'`,
    })
    const sideways = rulesIn({ 'app/gateway/gate.ts': `import { home } from '#clinics/home'` })
    assert.deepEqual([upwards, sideways], [['floors'], ['floors']])
  })

  test('a folder of app without a floor is reported', ({ assert }) => {
    const found = rulesIn({ 'app/extras/one.ts': `import Clinic from '#tenancy/clinic'` })
    assert.deepEqual(found, ['floors'])
  })

  test('an SDK that imports the core is reported', ({ assert }) => {
    const alias = rulesIn({ 'app/sdk/audit.ts': `import Clinic from '#tenancy/clinic'` })
    const path = rulesIn({ 'app/sdk/audit.ts': `import env from '../../start/env.js'` })
    assert.deepEqual(alias, ['sdk'])
    assert.deepEqual(path, ['sdk'])
  })

  test('files that import each other in a circle are reported once', ({ assert }) => {
    const found = check({
      'app/tenancy/one.ts': `import { two } from '#tenancy/two'`,
      'app/tenancy/two.ts': `const three = () => import('./three.js')`,
      'app/tenancy/three.ts': `export { one } from './one.js'`,
    })
    assert.lengthOf(found, 1)
    assert.include(found[0], { rule: 'circle', file: 'app/tenancy/one.ts' })
    assert.include(found[0].problem, 'app/tenancy/two.ts → app/tenancy/three.ts')
  })

  test('a circle of types alone is none: it is gone once compiled', ({ assert }) => {
    const found = check({
      'app/tenancy/one.ts': `import type { Two } from '#tenancy/two'`,
      'app/tenancy/two.ts': `import { type One } from '#tenancy/one'\nimport { one } from './one.js'`,
    })
    assert.deepEqual(found, [])
  })

  test('a file that grew too long is reported', ({ assert }) => {
    assert.deepEqual(rulesIn({ 'start/routes.ts': 'line()\n'.repeat(251) }), ['length'])
    assert.deepEqual(rulesIn({ 'start/routes.ts': 'line()\n'.repeat(250) }), [])
  })

  test("a migration that touches another module's table is reported, in {$self}")
    .with([
      `this.schema.createTable('invoices', () => {})`,
      `this.schema.alterTable('patients', () => {})`,
      `table.foreign('patient_id').references('id').inTable('patients')`,
      `table.foreign('patient_id').references('patients.id')`,
      `class extends BaseSchema { tableName = 'patients' }`,
    ])
    .run(({ assert }, text) => {
      assert.deepEqual(rulesIn({ 'modules/billing/migrations/001_first.ts': text }), ['tables'])
    })

  test('a migration names its own tables in the singular or the plural', ({ assert }) => {
    const create = (table: string) => `this.schema.createTable('${table}', () => {})`
    const text = `${create('patients')}; ${create('patient_phones')}`
    assert.deepEqual(rulesIn({ 'modules/patients/migrations/001_first.ts': text }), [])
  })
})

function check(files: Record<string, string>): Violation[] {
  return violations(new Map(Object.entries({ ...MANIFESTS, ...files })))
}

function rulesIn(files: Record<string, string>): string[] {
  return check(files).map(({ rule }) => rule)
}

function manifest(key: string, peers: string[]): string {
  const peerDependencies = Object.fromEntries(peers.map((peer) => [`@medtrack/${peer}`, '^1.0.0']))
  return JSON.stringify({ name: `@medtrack/${key}`, medtrack: {}, peerDependencies })
}
