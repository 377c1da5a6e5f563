import { existsSync, rmSync, writeFileSync } from 'node:fs'

const POLICY = '/usr/sbin/policy-rc.d'

/**
 * Debian starts a server as soon as its package is installed. The tests start their own and leave
 * none behind, so that start is refused meanwhile (101 is Debian's code for it). Returns the undo.
 */
export function holdServicesBack() {
  if (existsSync(POLICY)) {
    return () => {}
  }
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  return () => rmSync(POLICY, { force: true })
}
