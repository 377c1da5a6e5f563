import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { storagePath } from '#config/storage'

export interface ReceivedMail {
  subject: string
  /** The mail's text part, decoded. */
  text: string
  raw: string
}

/** The newest mail to an address, waiting for the one that is on its way. */
export async function nextMailTo(address: string, seen = 0): Promise<ReceivedMail> {
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    const mails = await mailsTo(address)
    if (mails.length > seen) return mails.at(-1) as ReceivedMail
    await setTimeout(20)
  }
  throw new Error(`No mail for ${address} came within ten seconds.`)
}

export async function mailsTo(address: string): Promise<ReceivedMail[]> {
  const folder = storagePath('outbox')
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => name.endsWith('.eml')).sort()
  const mails = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  return mails.filter((raw) => headerOf(raw, 'To').includes(address)).map(readMail)
}

/** Path of the link that a mail carries. */
export function linkIn({ text }: ReceivedMail): string {
  const url = /https?:\/\/\S+/.exec(text)?.[0]
  if (!url) throw new Error('The mail carries no link.')
  return new URL(url).pathname
}

export function readMail(raw: string): ReceivedMail {
  const part = /Content-Type: text\/plain[\s\S]*?\r?\n\r?\n([\s\S]*?)\r?\n--/.exec(raw)
  const isQuoted = /Content-Transfer-Encoding: quoted-printable/i.test(part?.[0] ?? '')
  const text = part?.[1] ?? ''
  return { raw, subject: headerOf(raw, 'Subject'), text: isQuoted ? unquote(text) : text }
}

function headerOf(raw: string, name: string): string {
  return new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'm').exec(raw)?.[1] ?? ''
}

function unquote(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
