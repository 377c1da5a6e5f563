import { readFile } from 'node:fs/promises'
import { storagePath } from '#config/storage'

/** Text messages that were sent in this run, the oldest first. */
export async function textsSent(): Promise<{ to: string; text: string }[]> {
  const lines = await readFile(storagePath('outbox', 'texts.jsonl'), 'utf8').catch(() => '')
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}
