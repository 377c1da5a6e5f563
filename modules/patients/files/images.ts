import sharp, { type Sharp } from 'sharp'
import { RefusedFileError } from './errors.js'
import type { FileKind } from './kinds.js'

/** Enough for any camera; a small file that unpacks to more would fill the memory. */
const MOST_PIXELS = 60_000_000
const PREVIEW_SIDE = 640
const TOO_MANY = /pixel limit/i

export interface Image {
  content: Buffer
  preview: Buffer
}

/** The bytes of previews. */
export const PREVIEW_TYPE = 'image/webp'

/**
 * Draws an image anew, upright: only its pixels are kept. Where and with what it was taken, and whatever else was hidden in
 * the file or behind its end, is left behind.
 *
 * @throws RefusedFileError for what is no image of that kind, or too large a one
 */
export async function redraw(bytes: Buffer, kind: FileKind): Promise<Image> {
  try {
    const upright = () =>
      sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS, pages: 1 }).autoOrient()
    const content = await encode(upright(), kind).toBuffer()
    const preview = await upright()
      .resize({
        width: PREVIEW_SIDE,
        height: PREVIEW_SIDE,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: 78 })
      .toBuffer()
    return { content, preview }
  } catch (error) {
    const isTooLarge = error instanceof Error && TOO_MANY.test(error.message)
    throw new RefusedFileError(isTooLarge ? 'too-many-pixels' : 'broken-image')
  }
}

function encode(image: Sharp, kind: FileKind) {
  if (kind === 'image/png') return image.png({ compressionLevel: 8 })
  if (kind === 'image/webp') return image.webp({ quality: 88 })
  return image.jpeg({ quality: 88 })
}
