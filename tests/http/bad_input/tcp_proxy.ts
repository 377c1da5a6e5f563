import { once } from 'node:events'
import type { Server, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { freePort } from '#tests/free_port'

/** Stands before a database server and can be cut off from it, as a cable is. */
export class TcpProxy {
  readonly #target: { host: string; port: number }
  readonly #sockets = new Set<Socket>()
  #server: Server
  readonly port: number
  #fatal: string | null = null

  static async start(target: { host: string; port: number }) {
    const proxy = new TcpProxy(target, await freePort())
    await proxy.restore()
    return proxy
  }

  private constructor(target: { host: string; port: number }, port: number) {
    this.#target = target
    this.port = port
    this.#server = this.#listener()
  }

  get isCut() {
    return !this.#server.listening
  }

  /** Ends what is under way and takes nothing new. */
  async cut() {
    if (this.isCut) return
    const closed = once(this.#server, 'close')
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  /** Cuts as soon as a client says this: the statement does not reach the server. */
  cutAt(statement: string) {
    this.#fatal = statement
  }

  /** Listens again where it did. */
  async restore() {
    if (!this.isCut) return
    this.#fatal = null
    this.#server = this.#listener().listen(this.port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  #listener() {
    return createServer((client) => {
      const server = connect(this.#target)
      this.#keep(client, server)
      this.#keep(server, client)
      server.on('data', (data) => client.write(data))
      client.on('data', (data) => {
        if (this.#fatal && data.includes(this.#fatal)) return void this.cut()
        server.write(data)
      })
    })
  }

  #keep(socket: Socket, other: Socket) {
    this.#sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.#sockets.delete(socket)
      other.destroy()
    })
  }
}
