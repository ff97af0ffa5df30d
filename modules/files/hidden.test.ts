import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { box, EXIF, film, heif, telephonePicture, webm, XMP } from '#test/boxes.ts'
import { openSetup } from '#test/ticketSetup.ts'

const setup = await openSetup()
const { resident, call } = setup

const send = (bytes: Uint8Array, name: string) => {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  return call('POST', '/files', form, { cookie: resident.cookie })
}
const bytesOf = async (id: string, size = 'original') => {
  const reply = await setup.api.request(`http://palier.test/api/v1/files/${id}/${size}`, {
    headers: { cookie: resident.cookie },
  })
  return Buffer.from(await reply.arrayBuffer())
}
/** Where and with what a picture was taken, in the forms in which the files here have it. */
const TOLD = /46[.,]948|46,56|iPhone|Apple|GPSL|xmpmeta|location\.ISO/
const requireSilent = (bytes: Buffer) => assert.equal(TOLD.exec(bytes.toString('latin1'))?.[0], undefined)

const brown = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#8a4b2a' } })
const isRed = ([red, green, blue]: Uint8Array | number[]) => red! > 220 && green! < 60 && blue! < 60
/** The corners that are red, of a picture and its preview. */
const redCorners = async (bytes: Buffer) => {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => data.subarray((y * info.width + x) * 3)
  const [right, bottom] = [info.width - 4, info.height - 4]
  const corners = { topLeft: at(3, 3), topRight: at(right, 3), bottomLeft: at(3, bottom) }
  return Object.entries(corners).flatMap(([corner, colour]) => (isRed(colour) ? [corner] : []))
}

const telephones: [what: string, bytes: Buffer, name: string, shown: unknown[], red: string[]][] = [
  ['an iPhone’s picture', telephonePicture, '18-gps.heic', ['18-gps.jpg', 640, 400], ['topLeft']],
  ['one of tiles', heif(), 'IMG_1.HEIC', ['IMG_1.jpg', 1280, 800], ['topLeft']],
  [
    'one that is turned left',
    heif({ grid: [2, 1], turned: 1 }),
    'IMG_2.heic',
    ['IMG_2.jpg', 400, 1280],
    ['bottomLeft'],
  ],
  [
    'one that is turned right',
    heif({ grid: [1, 2], turned: 3 }),
    'IMG_3.heic',
    ['IMG_3.jpg', 800, 640],
    ['topRight'],
  ],
  [
    'one of the camera in front',
    heif({ grid: [1, 1], mirrored: 1 }),
    'IMG_4.heic',
    ['IMG_4.jpg', 640, 400],
    ['topRight'],
  ],
  ['one that calls itself HEIF', heif({ brand: 'mif1' }), 'a.heif', ['a.jpg', 1280, 800], ['topLeft']],
  ['a burst', heif({ brand: 'hevc' }), 'b.HEICS', ['b.jpg', 1280, 800], ['topLeft']],
  ['one of a camera', heif({ brand: 'heix' }), 'c.hif', ['c.jpg', 1280, 800], ['topLeft']],
  ['one of another brand', heif({ brand: 'heis' }), 'd', ['d.jpg', 1280, 800], ['topLeft']],
  ['one that calls itself JPEG', heif(), 'e.jpg', ['e.jpg', 1280, 800], ['topLeft']],
  [
    'one that shines through',
    heif({ grid: [1, 1], through: 'hvc1' }),
    'f.heic',
    ['f.webp', 640, 400],
    ['topLeft'],
  ],
  [
    'one with a film in it',
    heif({ beside: [box('mpvd', film('mp42').bytes)] }),
    'g.heic',
    ['g.jpg', 1280, 800],
    ['topLeft'],
  ],
]

for (const [what, given, name, [shownName, width, height], red] of telephones)
  test(`HEIC: ${what} is drawn, with previews, and tells neither place nor camera`, async () => {
    const { status, body } = await send(given, name)
    assert.equal(status, 201)
    const { original, thumb } = body.files
    assert.deepEqual([body.name, body.category], [shownName, 'image'])
    assert.deepEqual([original.width, original.height], [width, height])
    assert.equal(Math.max(thumb.width, thumb.height), 160)
    const drawn = await bytesOf(body.id)
    assert.equal(`image/${(await sharp(drawn).metadata()).format}`, body.type)
    requireSilent(drawn)
    assert.deepEqual(await redCorners(drawn), red)
    assert.deepEqual(await redCorners(await bytesOf(body.id, 'small')), red)
  })

test('what only looks like HEIC is what its bytes are', async () => {
  const jpeg = await brown()
    .withExif({ IFD0: { Model: 'iPhone 15' } })
    .jpeg()
    .toBuffer()
  const { body } = await send(jpeg, 'IMG_9.heic')
  assert.deepEqual([body.name, body.type], ['IMG_9.jpg', 'image/jpeg'])
  requireSilent(await bytesOf(body.id))
})

const kept: [
  what: string,
  bytes: () => Promise<Buffer> | Buffer,
  name: string,
  type: string,
  stays: string,
][] = [
  ['a HEIF in a coding that we do not read', () => heif({ coding: 'vvc1' }), 'a.heic', 'image/heic', 'vvc1'],
  ['a HEIC whose cut we cannot read', () => heif({ through: 'av01' }), 'b.heic', 'image/heic', 'hvc1'],
  ['an AVIF', () => heif({ brand: 'avif', coding: 'av01' }), 'c.avif', 'image/avif', 'av01'],
  [
    'an AVIF as programs write it',
    () =>
      brown()
        .withExif({ IFD0: { Model: 'iPhone 15', Make: 'Apple' } })
        .withXmp(XMP)
        .avif()
        .toBuffer(),
    'j.avif',
    'image/avif',
    'av01',
  ],
  [
    'a HEIF with XMP in a box of its own',
    () => heif({ coding: 'av01', beside: [box('uuid', XMP)] }),
    'd.heif',
    'image/heic',
    'av01',
  ],
  [
    'a live photo’s film',
    () => film('qt  ').bytes,
    'IMG_1.MOV',
    'video/quicktime',
    'what is seen in the film',
  ],
  ['an Android film', () => film('isom').bytes, 'VID_1.mp4', 'video/mp4', 'what is seen in the film'],
  [
    'a film with XMP at its end',
    () => film('mp42', [box('uuid', XMP), box('meta', 'iPhone 15')]).bytes,
    'e.mp4',
    'video/mp4',
    'what is seen in the film',
  ],
  ['a film of an old telephone', () => film('3gp5').bytes, 'f.3gp', 'video/3gpp', 'what is seen in the film'],
  ['a film in WebM', () => webm(), 'k.webm', 'video/webm', 'what is seen in the film'],
  [
    'a film that a browser recorded',
    () => webm({ live: true }),
    'l.webm',
    'video/webm',
    'what is seen in the film',
  ],
  [
    'a TIFF',
    () =>
      brown()
        .withExif({ IFD0: { Model: 'iPhone 15', Make: 'Apple' }, IFD3: { GPSLatitude: '46/1 56/1 50/1' } })
        .withXmp(XMP)
        .tiff()
        .toBuffer(),
    'g.tiff',
    'image/tiff',
    'II*',
  ],
  [
    'a JPEG XL',
    () =>
      Buffer.concat([
        box('JXL ', '\r\n\u0087\n'),
        box('ftyp', 'jxl ', '\0\0\0\0jxl '),
        box('Exif', EXIF),
        box('xml ', XMP),
        box('jxlc', 'coded'),
      ]),
    'h.jxl',
    'image/jxl',
    'coded',
  ],
]

for (const [what, make, name, type, stays] of kept)
  test(`${what} is a file without preview, and tells neither place nor camera`, async () => {
    const given = await make()
    assert.ok(TOLD.test(given.toString('latin1')))
    const { status, body } = await send(given, name)
    assert.equal(status, 201)
    assert.deepEqual([body.type, body.category, body.files.thumb.width], [type, 'document', null])
    const back = await bytesOf(body.id)
    assert.equal(back.length, given.length)
    requireSilent(back)
    assert.ok(back.includes(stays))
    if (type === 'image/tiff') assert.equal((await sharp(back).metadata()).width, 60)
  })

test('pictures keep their name and type; a name that lies is put right', async () => {
  const picture = (alpha = 1) =>
    sharp({ create: { width: 2, height: 2, channels: 4, background: { r: 200, g: 0, b: 0, alpha } } })
  const told = { IFD0: { Model: 'iPhone 15' } }
  for (const [name, format, shown, type] of [
    ['2x2.png', 'png', '2x2.png', 'image/png'],
    ['photo.jpeg', 'jpeg', 'photo.jpeg', 'image/jpeg'],
    ['photo.JPG', 'jpeg', 'photo.jpg', 'image/jpeg'],
    ['opaque.webp', 'webp', 'opaque.webp', 'image/webp'],
    ['moving.gif', 'gif', 'moving.gif', 'image/gif'],
    ['liar.png', 'jpeg', 'liar.jpg', 'image/jpeg'],
    ['Plan 1.2', 'png', 'Plan 1.2.png', 'image/png'],
  ] as const) {
    const given = await picture().withExif(told).toFormat(format).toBuffer()
    const { body } = await send(given, name)
    assert.deepEqual([body.name, body.type, body.category], [shown, type, 'image'])
    assert.equal(body.extension, shown.split('.').at(-1))
    for (const size of ['original', 'big', 'medium', 'small', 'thumb']) {
      const url = `http://palier.test/api/v1/files/${body.id}/${size}`
      assert.equal(body.files[size].url, url)
      const drawn = await bytesOf(body.id, size)
      assert.equal(`image/${(await sharp(drawn).metadata()).format}`, type)
      requireSilent(drawn)
    }
  }
})

test('what hangs behind the end of a picture, as programs that cut leave it, is gone', async () => {
  for (const format of ['png', 'jpeg', 'webp', 'gif'] as const) {
    const picture = await brown().toFormat(format).toBuffer()
    for (const tail of [EXIF, Buffer.concat([picture, EXIF]), Buffer.alloc(5000, 'A')]) {
      const { status, body } = await send(Buffer.concat([picture, tail]), `cut.${format}`)
      assert.deepEqual([status, body.name, body.category], [201, `cut.${format}`, 'image'])
      const drawn = await bytesOf(body.id)
      assert.ok(!drawn.includes(tail))
      assert.equal((await sharp(drawn).metadata()).width, 60)
    }
  }
})

test('a file that is no picture has its four sizes, too: each is the file', async () => {
  const { body } = await send(Buffer.from('Mietvertrag'), 'lease.txt')
  const url = `http://palier.test/api/v1/files/${body.id}/original`
  for (const size of ['original', 'big', 'medium', 'small', 'thumb'])
    assert.deepEqual(body.files[size], { url, size: 11, width: null, height: null })
})
