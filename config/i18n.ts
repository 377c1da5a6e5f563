import app from '@adonisjs/core/services/app'
import { defineConfig, formatters, loaders } from '@adonisjs/i18n'
import { ModuleTranslations } from '#gateway/module_translations'

export default defineConfig({
  defaultLocale: 'en',
  supportedLocales: ['en', 'es'],
  fallbackLocales: { es: 'en' },
  formatter: formatters.icu(),
  loaders: [loaders.fs({ location: app.languageFilesPath() }), () => new ModuleTranslations()],
})
