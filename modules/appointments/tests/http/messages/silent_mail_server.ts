import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'

/** Takes what mail programs send and never answers: whoever sends by it is in the middle of it for as long as one likes. */
export class SilentMailServer {
  readonly #server = createServer((socket) => {
    this.#sockets.add(socket)
    // Whoever talked to it may be killed.
    socket.on('error', () => {})
  })
  readonly #sockets = new Set<Socket>()

  static async open(): Promise<SilentMailServer> {
    const silent = new SilentMailServer()
    silent.#server.listen(0, '127.0.0.1')
    await once(silent.#server, 'listening')
    return silent
  }

  /** How a process sends by it. */
  get env() {
    const { port } = this.#server.address() as AddressInfo // it listens to a port
    return { MAIL_TRANSPORT: 'smtp', SMTP_HOST: '127.0.0.1', SMTP_PORT: String(port) }
  }

  get isAsked(): boolean {
    return this.#sockets.size > 0
  }

  close() {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }
}
