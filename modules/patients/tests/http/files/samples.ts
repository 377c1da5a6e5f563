import sharp from 'sharp'

const GPS = {
  IFD0: { Make: 'Acme', Model: 'Pocket 9', Orientation: '6' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 42/1 0/1' },
}

/** A photograph that knows where it was taken, and lies on its side. */
export function photograph(): Promise<Buffer> {
  const create = { width: 40, height: 20, channels: 3 as const, background: '#aa3311' }
  return sharp({ create }).jpeg().withExif(GPS).withMetadata({ orientation: 6 }).toBuffer()
}

export function png(): Promise<Buffer> {
  const create = { width: 24, height: 16, channels: 4 as const, background: '#336699' }
  return sharp({ create }).png().toBuffer()
}

/** An image with a web page behind its end: both, to whoever guesses. */
export async function polyglot(): Promise<Buffer> {
  return Buffer.concat([await png(), Buffer.from('<html><script>alert(1)</script></html>')])
}

export const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

/** A whole PDF that would run a script in a careless reader. */
export function pdf(action = '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'): Buffer {
  const objects = [
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${action} >>\nendobj\n`,
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n',
  ]
  const head = '%PDF-1.7\n'
  const body = head + objects.join('')
  const offsets = objects.map((_, at) => head.length + objects.slice(0, at).join('').length)
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${body}xref\n0 4\n0000000000 65535 f \n${table}` +
      `trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  )
}
