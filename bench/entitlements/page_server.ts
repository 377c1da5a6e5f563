import { createIgnitor } from '../../bin/ignitor.js'

/** The application as it ships; with BENCH_GATES=off everything is on for everybody, unasked. */
const ignitor = createIgnitor()
process.env.PORT = await freePort()
await ignitor
  .tap((app) =>
    app.starting(async () => {
      if (process.env.BENCH_GATES === 'off') await openGates()
    })
  )
  .httpServer()
  .start()
process.send?.({ url: `http://127.0.0.1:${process.env.PORT}` })

async function openGates() {
  const { Access } = await import('#entitlements/access')
  const asked = Access.of.bind(Access)
  let answer: ReturnType<typeof asked> | undefined
  Access.of = (clinic) => (answer ??= asked(clinic))
}

async function freePort() {
  const { createServer } = await import('node:net')
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => probe.once('listening', listening))
  const address = probe.address()
  await new Promise((closed) => probe.close(closed))
  return typeof address === 'object' && address ? String(address.port) : '0'
}
