import { digest } from '@medtrack/sdk'

/**
 * The secret of a link that a message carries. It can be told again by whoever knows the clinic's key, so that a message that
 * is sent twice carries the same link, and stands nowhere.
 *
 * @param purpose what the link is for
 * @param id of the record that it opens
 */
export function linkOf(purpose: 'online' | 'reminder' | 'offer', id: string): Promise<string> {
  return digest(`link ${purpose} ${id}`)
}

/** What is stored of it, to find the record again. */
export function linkDigest(link: string): Promise<string> {
  return digest(`stored ${link}`)
}
