import { digest } from '@medtrack/sdk'

/**
 * The secret of a link that a message carries. It can be told again by whoever knows the clinic's key, so that a message that
 * is sent twice carries the same link, and stands nowhere.
 *
 * @param purpose what the link is for
 * @param id of the record that it opens
 */
export async function linkOf(
  purpose: 'online' | 'reminder' | 'offer',
  id: string
): Promise<string> {
  // 128 bits: enough, and short enough for a text message.
  return (await digest(`link ${purpose} ${id}`)).slice(0, 32)
}

/** What is stored of it, to find the record again. */
export function linkDigest(link: string): Promise<string> {
  return digest(`stored ${link}`)
}
