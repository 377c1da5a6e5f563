/** What we use of pngjs, which brings no types of its own. */
declare module 'pngjs' {
  export const PNG: {
    sync: { read(file: Buffer): { data: Buffer; width: number; height: number } }
  }
}
