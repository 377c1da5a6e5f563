import { digest } from '@medtrack/sdk'

/** As it is compared: however it was grouped and in whichever case. */
function tidied(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[\s./-]+/g, '')
    .toUpperCase()
}

/** Equal for equal numbers of one giver, of no use to anybody else. */
export function identifierDigest(system: string | null, value: string): Promise<string> {
  return digest(`${system ?? ''}|${tidied(value)}`)
}
