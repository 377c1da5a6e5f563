import app from '@adonisjs/core/services/app'
import { defineConfig, loaders } from '@adonisjs/i18n'
import { RememberingFormatter } from '#start/view/remembering_formatter'
import { ModuleTranslations } from '#gateway/module_translations'

export default defineConfig({
  defaultLocale: 'en',
  supportedLocales: ['en', 'es'],
  fallbackLocales: { es: 'en' },
  formatter: () => new RememberingFormatter(),
  loaders: [loaders.fs({ location: app.languageFilesPath() }), () => new ModuleTranslations()],
})
