import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** Linux's file system in memory. */
const MEMORY = '/dev/shm'

/** Several times what both engines were seen to keep at once. */
const ROOM = 2 ** 30

/**
 * Where what lives for one run is kept: in memory where there is room. Hundreds of clinics are made
 * and removed again, and a disk has the tests wait for every table of them.
 */
export function scratchFolder() {
  return freeIn(MEMORY) >= ROOM ? MEMORY : tmpdir()
}

function freeIn(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}
