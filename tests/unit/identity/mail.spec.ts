import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import app from '@adonisjs/core/services/app'
import emitter from '@adonisjs/core/services/emitter'
import { Mailer, transports } from '@adonisjs/mail'
import { test } from '@japa/runner'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { smtpServer } from '#config/mail'
import InvitationMail from '#identity/mails/invitation_mail'
import { OutboxTransport } from '#identity/outbox_transport'

const FROM = 'MedTrack <no-reply@clinic.test>'

function invitation() {
  return new InvitationMail({
    address: 'nia@clinic.test',
    locale: 'es',
    clinic: 'Clínica Peña\r\nBcc: everybody@clinic.test',
    inviter: 'Olivia Owner',
    role: 'nurse',
    token: 'a-token',
  })
}

function headersOf(raw: string) {
  return raw.split('\r\n\r\n')[0]
}

/** A mail server on a free port, and what it was given. */
async function startServer(options: SMTPServerOptions = {}) {
  const received: { from: string; to: string[]; raw: string }[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: true,
    onData(stream, { envelope }, done) {
      text(stream).then((raw) => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw })
        done()
      }, done)
    },
    ...options,
  })
  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo // a TCP server's address is never a string
  return { port, received, stop: () => new Promise<void>((done) => server.close(done)) }
}

async function mailerFor(settings: Parameters<typeof smtpServer>[0]) {
  const transport = await transports.smtp(smtpServer(settings)).resolver(app)
  return new Mailer('smtp', transport(), emitter, { from: FROM })
}

test.group('Mail over SMTP', () => {
  test('reaches the server as text and HTML, to one person', async ({ assert, cleanup }) => {
    const server = await startServer()
    cleanup(server.stop)
    const mailer = await mailerFor({ host: '127.0.0.1', port: server.port })
    await mailer.send(invitation())
    const [mail] = server.received
    assert.equal(mail.from, 'no-reply@clinic.test')
    assert.deepEqual(mail.to, ['nia@clinic.test'])
    assert.match(mail.raw, /Content-Type: text\/plain/)
    assert.match(mail.raw, /Content-Type: text\/html/)
    assert.notMatch(headersOf(mail.raw), /^Bcc:/m)
  })

  test('signs in where a name and a password are set', async ({ assert, cleanup }) => {
    const signIns: unknown[] = []
    const server = await startServer({
      authOptional: false,
      onAuth({ username, password }, _session, done) {
        signIns.push({ username, password })
        done(null, { user: username })
      },
    })
    cleanup(server.stop)
    const login = { username: 'clinic', password: 'letters only' }
    const mailer = await mailerFor({ host: '127.0.0.1', port: server.port, ...login })
    await mailer.send(invitation())
    assert.deepEqual(signIns, [login])
    assert.lengthOf(server.received, 1)
  })

  test('tells when the server refuses', async ({ assert, cleanup }) => {
    const server = await startServer({
      onRcptTo(_address, _session, done) {
        done(new Error('No such mailbox'))
      },
    })
    cleanup(server.stop)
    const mailer = await mailerFor({ host: '127.0.0.1', port: server.port })
    await assert.rejects(() => mailer.send(invitation()))
    assert.lengthOf(server.received, 0)
  })
})

test.group('Mail into the outbox', () => {
  test('becomes a whole file that a mail program opens', async ({ assert, cleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'medtrack-outbox-'))
    cleanup(() => rm(folder, { recursive: true }))
    const transport = new OutboxTransport({ folder: join(folder, 'made', 'on demand') })
    const mailer = new Mailer('outbox', transport, emitter, { from: FROM })
    await mailer.send(invitation())
    await mailer.send(invitation())
    const files = await readdir(join(folder, 'made', 'on demand'))
    assert.lengthOf(files, 2)
    assert.isTrue(files.every((name) => name.endsWith('.eml')))
    const raw = await readFile(join(folder, 'made', 'on demand', files[0]), 'utf8')
    assert.match(raw, /^From: MedTrack <no-reply@clinic.test>\r$/m)
    assert.match(raw, /^To: nia@clinic.test\r$/m)
    assert.match(raw, /^Message-ID: <.+>\r$/m)
    assert.notMatch(headersOf(raw), /^Bcc:/m)
  })
})
