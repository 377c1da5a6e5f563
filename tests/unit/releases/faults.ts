import { fit } from '#tests/unit/releases/module_folders'

const PAGE = '{ to: [() => import("./page.js"), "show"]'

/** What a package.json may have wrong, and how the problem names it. */
export const PACKAGE_FAULTS = [
  {
    fault: 'a range that is none',
    module: 'notes',
    manifest: { requires: { '@medtrack/sdk': 'newest' } },
    says: 'it requires @medtrack/sdk "newest", which is no valid range.',
  },
  {
    fault: 'another SDK',
    module: 'notes@1.0.0',
    manifest: { requires: { '@medtrack/sdk': '^2.0.0' } },
    says: 'it needs @medtrack/sdk ^2.0.0; this is 1.0.0.',
  },
  {
    fault: 'a requirement that is missing',
    module: 'notes@1.0.0',
    manifest: { requires: { '@medtrack/labs': '^1.0.0' } },
    says: 'it needs @medtrack/labs ^1.0.0, which is not here.',
  },
  {
    fault: 'a requirement of another version',
    module: 'notes@1.0.0',
    manifest: { requires: { '@medtrack/sound': '^3.1.0' } },
    says: 'it needs @medtrack/sound ^3.1.0; here is 1.0.0.',
  },
  {
    fault: 'a circle around itself',
    module: 'notes@1.0.0',
    manifest: { requires: { '@medtrack/notes': '*' } },
    says: 'it requires itself in a circle: notes → notes.',
  },
  {
    fault: 'a version that is none',
    module: 'notes',
    manifest: { version: 'one' },
    says: 'its version "one" is not a semantic version.',
  },
  {
    fault: 'a key that is no word',
    module: '@medtrack/notes',
    manifest: { key: 'No Tes' },
    says: 'its key "No Tes" is not [a-z][a-z0-9]*.',
  },
  {
    fault: 'a key that objects inherit',
    module: '@medtrack/notes',
    manifest: { key: '__proto__' },
    says: 'its key "__proto__" is not [a-z][a-z0-9]*.',
  },
  {
    fault: 'a key of the core',
    module: '@medtrack/notes',
    manifest: { key: 'clinic' },
    says: 'its key "clinic" is kept for the core.',
  },
  {
    fault: 'requirements that are no list',
    module: 'notes',
    manifest: { requires: 'sound' },
    says: 'which is no valid range.',
  },
]

/** What a contract may have wrong. */
export const CONTRACT_FAULTS = [
  { fault: 'a mistake in its source', contract: 'export default {{', says: 'notes@1.0.0: ' },
  {
    fault: 'an error while it loads',
    contract: 'throw new Error("the disk is full")',
    says: 'notes@1.0.0: the disk is full',
  },
  {
    fault: 'nothing in it',
    contract: 'export const nothing = 1',
    says: 'does not export a contract',
  },
  {
    fault: 'a route without a permission',
    contract: fit('notes', `routes(r) { r.get('/', ${PAGE} }) }`),
    says: 'Module "notes": route GET / names no permission.',
  },
  {
    fault: 'a route without a controller',
    contract: fit('notes', "routes(r) { r.get('/', { permission: 'notes.view' }) }"),
    says: 'route GET / names no controller.',
  },
  {
    fault: 'a route that stands twice',
    contract: fit(
      'notes',
      `routes(r) { r.get('/:a', ${PAGE}, permission: 'notes.view' }); r.get('/:b', ${PAGE}, permission: 'notes.view' }) }`
    ),
    says: 'route GET /:b is declared twice.',
  },
  {
    fault: 'a route outside its address',
    contract: fit('notes', `routes(r) { r.get('x', ${PAGE}, permission: 'notes.view' }) }`),
    says: 'route GET x must begin with "/".',
  },
  {
    fault: 'an undeclared permission on a route',
    contract: fit('notes', `routes(r) { r.get('/', ${PAGE}, permission: 'notes.veiw' }) }`),
    says: 'it uses the permission "notes.veiw" without declaring it.',
  },
  {
    fault: 'an undeclared permission in the navigation',
    contract: fit(
      'notes',
      "navigation: [{ label: 'nav', icon: 'box', path: '/', permission: 'notes.edit', order: 1 }]"
    ),
    says: 'it uses the permission "notes.edit" without declaring it.',
  },
  {
    fault: 'an undeclared permission on a slot',
    contract: fit(
      'notes',
      "slots: [{ slot: 'search', permission: 'notes.find', fill: () => import('./x.js') }]"
    ),
    says: 'it uses the permission "notes.find" without declaring it.',
  },
  {
    fault: 'a permission of a module that it does not require',
    contract: fit(
      'notes',
      "slots: [{ slot: 'search', permission: 'sound.view', fill: () => import('./x.js') }]"
    ),
    says: 'it uses the permission "sound.view" without declaring it.',
  },
  {
    fault: 'a permission in another name',
    contract: fit('notes').replaceAll("'notes.view'", "'clinic.settings'"),
    says: 'its permission "clinic.settings" must begin with "notes.".',
  },
  {
    fault: 'a folder of views that is not there',
    contract: fit('notes', "views: new URL('./views/', import.meta.url)"),
    says: 'its folder of views cannot be read (ENOENT).',
  },
  {
    fault: 'a folder of migrations that is not there',
    contract: fit('notes', "migrations: new URL('./migrations/', import.meta.url)"),
    says: 'its folder of migrations cannot be read (ENOENT).',
  },
]
