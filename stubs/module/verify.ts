import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** What must hold after every migration; asked before a clinic's requests reach a new release. */
export default async function verify(db: QueryClientContract): Promise<void> {
  const nameless = await db.from('samples').where('name', '').first()
  if (nameless) throw new RangeError('A record has no name.')
}
