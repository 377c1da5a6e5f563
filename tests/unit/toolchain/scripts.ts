import app from '@adonisjs/core/services/app'

/**
 * The scripts behind `npm start` and `npm test` are plain JavaScript for any Node, so they bring no
 * types along. Each test says which functions it expects.
 */
export async function importScript<Exports>(path: string): Promise<Exports> {
  return import(app.makeURL('bin').href + `/${path}`)
}
