/** When an id of ours (UUID version 7) was made, in milliseconds since the epoch. */
export function writtenAt(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
}
