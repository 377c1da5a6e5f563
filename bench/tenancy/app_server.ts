import { createIgnitor } from '../../bin/ignitor.js'

/** The application as it ships, with one more page: the same, on a connection that never changes. */
const ignitor = createIgnitor()
process.env.PORT = await freePort()
await ignitor
  .tap((app) => app.starting(async () => (await import('./fixed_page.js')).registerFixedPage()))
  .httpServer()
  .start()

process.on('message', async () => {
  const { connections } = await import('#tenancy/connections')
  globalThis.gc?.()
  process.send?.({ rss: process.memoryUsage.rss(), pools: connections.size })
})
process.send?.({ url: `http://127.0.0.1:${process.env.PORT}` })

async function freePort() {
  const { createServer } = await import('node:net')
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => probe.once('listening', listening))
  const address = probe.address()
  await new Promise((closed) => probe.close(closed))
  return typeof address === 'object' && address ? String(address.port) : '0'
}
