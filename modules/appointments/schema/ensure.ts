/** Migrations that were released say where they look: their sources are never edited. */
export { ensureIndex, ensureTable } from '@medtrack/sdk'
