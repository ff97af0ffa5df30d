import jsqr from 'jsqr'

interface Drawable {
  source: CanvasImageSource
  width: number
  height: number
}

/** What a QR code in a picture says, looked for at one size. */
export const readCode = ({ source, width, height }: Drawable, longestSide: number) => {
  const scale = Math.min(1, longestSide / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
  return jsqr.default(pixels.data, canvas.width, canvas.height)?.data
}

/** A photo is looked at small first, which is fast, then larger, where a code in a corner can be made out. */
export const readPhoto = async (file: Blob) => {
  const source = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const { width, height } = source
  for (const side of [600, 1000, 1800]) {
    const found = readCode({ source, width, height }, side)
    if (found) return found
  }
}

/** The search of the registration page that a QR code leads to: from its link, or from a bare code. */
export const searchOf = (said: string) => {
  if (/^[\w.-]{4,64}$/.test(said.trim())) return { code: said.trim() }
  const search = URL.canParse(said) ? new URL(said).searchParams : undefined
  const code = search?.get('code')
  if (!search || !code) return
  return Object.fromEntries(
    ['app', 'code', 'proof'].flatMap((name) => (search.get(name) ? [[name, search.get(name)!]] : [])),
  )
}
