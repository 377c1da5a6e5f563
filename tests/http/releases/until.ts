import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks again until the condition holds, and says which one did not in time.
 *
 * @param limitMs never a measure of speed: only so that a broken thing ends the test
 */
export async function until(what: string, holds: () => Promise<boolean>, limitMs = 10_000) {
  const deadline = Date.now() + limitMs
  for (;;) {
    if (await holds().catch(() => false)) return
    if (Date.now() > deadline) throw new Error(`Not within ${limitMs} ms: ${what}`)
    await pause(25)
  }
}
