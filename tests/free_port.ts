interface Ports {
  freePort(): Promise<number>
}

/** Found as the scripts behind `npm test` find theirs, which are plain JavaScript without types. */
export async function freePort(): Promise<number> {
  const ports: Ports = await import(new URL('../bin/setup/ports.js', import.meta.url).href)
  return ports.freePort()
}
