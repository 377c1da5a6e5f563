import { indexEntities } from '@adonisjs/core'
import { defineConfig } from '@adonisjs/core/app'
import { moduleCommands } from './start/module_commands.js'

export default defineConfig({
  directories: { views: 'resources/views', languageFiles: 'resources/lang' },

  commands: [
    () => import('@adonisjs/core/commands'),
    () => import('@adonisjs/lucid/commands'),
    ...moduleCommands(),
  ],

  providers: [
    () => import('@adonisjs/core/providers/app_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    { file: () => import('@adonisjs/core/providers/repl_provider'), environment: ['repl', 'test'] },
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/core/providers/edge_provider'),
    () => import('@adonisjs/lucid/database_provider'),
    () => import('@adonisjs/session/session_provider'),
    () => import('#start/assets_provider'),
    () => import('@adonisjs/static/static_provider'),
    () => import('@adonisjs/shield/shield_provider'),
    () => import('@adonisjs/auth/auth_provider'),
    () => import('#start/provider'),
    () => import('@adonisjs/i18n/i18n_provider'),
    () => import('@adonisjs/limiter/limiter_provider'),
    () => import('@adonisjs/mail/mail_provider'),
    () => import('@adonisjs/redis/redis_provider'),
  ],

  preloads: [
    () => import('#start/routes'),
    () => import('#start/kernel'),
    () => import('#start/view'),
    () => import('#start/validation'),
    () => import('#start/flags'),
  ],

  tests: {
    suites: [
      {
        name: 'unit',
        files: ['tests/unit/**/*.spec.ts', 'modules/*/tests/unit/**/*.spec.ts'],
        timeout: 10_000,
      },
      { name: 'architecture', files: ['tests/architecture/**/*.spec.ts'], timeout: 30_000 },
      { name: 'contracts', files: ['tests/contracts/**/*.spec.ts'], timeout: 60_000 },
      { name: 'tenancy', files: ['tests/tenancy/**/*.spec.ts'], timeout: 60_000 },
      { name: 'rollouts', files: ['tests/rollouts/**/*.spec.ts'], timeout: 60_000 },
      {
        name: 'http',
        files: ['tests/http/**/*.spec.ts', 'modules/*/tests/http/**/*.spec.ts'],
        timeout: 60_000,
      },
      {
        name: 'browser',
        files: ['tests/browser/**/*.spec.ts', 'modules/*/tests/browser/**/*.spec.ts'],
        timeout: 120_000,
      },
    ],
    forceExit: false,
  },

  metaFiles: [
    { pattern: 'resources/views/**/*.edge', reloadServer: false },
    { pattern: 'resources/lang/**/*.json', reloadServer: false },
    { pattern: 'public/**', reloadServer: false },
    { pattern: 'app/sdk/package.json', reloadServer: false },
    { pattern: 'modules/*/package.json', reloadServer: false },
    { pattern: 'releases/*/package.json', reloadServer: false },
    { pattern: 'modules/*/CHANGELOG.md', reloadServer: false },
    { pattern: 'releases/*/CHANGELOG.md', reloadServer: false },
    { pattern: 'modules/*/views/**/*.edge', reloadServer: false },
    { pattern: 'releases/*/views/**/*.edge', reloadServer: false },
    { pattern: 'modules/*/lang/**/*.json', reloadServer: false },
    { pattern: 'modules/*/reference/**/*.tsv', reloadServer: false },
    { pattern: 'releases/*/reference/**/*.tsv', reloadServer: false },
    { pattern: 'releases/*/lang/**/*.json', reloadServer: false },
  ],

  hooks: {
    init: [indexEntities()],
    buildStarting: [() => import('@adonisjs/vite/build_hook')],
  },
})
