import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { FENCE } from '#releases/migrator'
import { FencedOffError } from '#rollouts/errors'

/**
 * Writes our number into the clinic's own database, in whatever transaction is open. From then on
 * a worker with an older number, however long it slept, can change nothing there any more.
 *
 * @param values what else is to stand in its line
 * @throws FencedOffError where a newer number stands
 */
export async function passFence(
  client: QueryClientContract,
  fence: number,
  values: Record<string, unknown> = {}
): Promise<void> {
  const line = client.from(FENCE).where('id', 1)
  const passing = line.clone().where('fence', '<=', fence)
  const [passed] = [await passing.update({ ...values, fence })].flat()
  if (Number(passed) === 1) return
  if (await line.first()) throw new FencedOffError()
  await client.table(FENCE).insert({ ...values, id: 1, fence })
}
