import { defineConfig } from '@adonisjs/static'

export default defineConfig({
  enabled: true,
  etag: true,
  lastModified: true,
  dotFiles: 'ignore',
  // Built assets carry a hash of their content in the name, so a browser may keep them for good.
  headers: (path) =>
    /[\\/]assets[\\/]/.test(path) ? { 'cache-control': 'public, max-age=31536000, immutable' } : {},
})
