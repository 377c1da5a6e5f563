import qrcode from 'qrcode'

/** Four modules of white around, as the standard asks. */
const QUIET_ZONE = 4

/** An address as a code to scan, as an SVG without styles or scripts. */
export function codeImage(address: string): Promise<string> {
  return qrcode.toString(address, { type: 'svg', margin: QUIET_ZONE, errorCorrectionLevel: 'M' })
}
