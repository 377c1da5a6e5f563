import { configApp, RULES_LIST } from '@adonisjs/eslint-config'

export default configApp(
  /** `.adonisjs`, `build` and `public/assets` are generated, perhaps at this moment by a build. */
  {
    ignores: ['tmp/**', 'storage/**', 'docs/**', '.adonisjs/**', 'build/**', 'public/assets/**'],
  },
  {
    /** Node and the browser run these as they stand; they are held to the same rules. */
    name: 'Plain scripts',
    files: [
      'ace.js',
      'bin/**/*.js',
      'resources/js/**/*.js',
      '{modules,releases}/*/resources/**/*.js',
    ],
    rules: RULES_LIST,
  },
  {
    name: 'House rules',
    files: ['**/*.ts', '**/*.js'],
    rules: {
      /** A guard that fits on its line needs no braces. */
      'curly': ['error', 'multi-line'],
      '@unicorn/no-await-expression-member': 'off',
    },
  }
)
