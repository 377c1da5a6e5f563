/** What we use of qrcode, which brings no types of its own. */
declare module 'qrcode' {
  interface Options {
    type: 'svg'
    margin: number
    errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H'
  }

  const qrcode: { toString(text: string, options: Options): Promise<string> }
  export default qrcode
}
