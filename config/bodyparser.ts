import { defineConfig } from '@adonisjs/core/bodyparser'

/** Uploads are bounded here and again, more tightly, where they are used. */
export default defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: { convertEmptyStringsToNull: true, trimWhitespaces: true, limit: '1mb' },
  json: { convertEmptyStringsToNull: true, trimWhitespaces: true, limit: '1mb' },
  multipart: {
    autoProcess: true,
    convertEmptyStringsToNull: true,
    trimWhitespaces: true,
    limit: '20mb',
    types: ['multipart/form-data'],
  },
})
