import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import { test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { openSetup } from '#test/ticketSetup.ts'

const setup = await openSetup()
const { resident, agent, call } = setup

const send = (bytes: Uint8Array, name: string, who = resident) => {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  return call('POST', '/files', form, { cookie: who.cookie })
}
const stored = async () =>
  (await fs.readdir(setup.files, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
const canvas = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({
    create: { width, height, channels, background: '#8a4b2a' },
    limitInputPixels: false,
  })

/** A PNG of a few kilobytes that says to be as wide and high as wanted. */
const chunk = (type: string, data: Uint8Array) => {
  const body = Buffer.concat([Buffer.from(type), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
const png = (side: number, beside: Buffer[] = []) => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...beside,
    chunk('IDAT', deflateSync(Buffer.alloc((side + 1) * side))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A progressive JPEG whose last pass is said again and again. */
const manyPasses = async (passes: number) => {
  const jpeg = await canvas(2000, 2000).jpeg({ progressive: true }).toBuffer()
  const last = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]))
  const [head, pass] = [jpeg.subarray(0, last), jpeg.subarray(last, -2)]
  return Buffer.concat([head, ...Array.from({ length: passes }, () => pass), Buffer.from([0xff, 0xd9])])
}

const bombs: [what: string, name: string, bytes: () => Promise<Buffer>][] = [
  ['a PNG of 36 megapixels in 40 kB', 'grey.png', async () => png(6000)],
  ['a WebP of 27 megapixels', 'flat.webp', () => canvas(5200, 5200, 4).webp({ effort: 0 }).toBuffer()],
  [
    'a progressive JPEG of 27 megapixels',
    'p.jpg',
    () => canvas(5200, 5200).jpeg({ progressive: true }).toBuffer(),
  ],
  ['a GIF of 27 megapixels', 'wide.gif', () => canvas(5200, 5200).gif({ effort: 1 }).toBuffer()],
  ['a JPEG of thousands of passes', 'passes.jpg', () => manyPasses(3000)],
  [
    'a PNG with megabytes that are no picture',
    'text.png',
    async () =>
      png(20, [
        chunk(
          'zTXt',
          Buffer.concat([
            Buffer.from('a\0\0'),
            deflateSync(Buffer.alloc(50_000_000)),
            Buffer.alloc(5_000_000),
          ]),
        ),
      ]),
  ],
  [
    'a PNG of a hundred thousand empty pieces',
    'pieces.png',
    async () =>
      png(
        20,
        Array.from({ length: 400_000 }, () => chunk('tEXt', Buffer.from('a\0'))),
      ),
  ],
]

for (const [what, name, bytes] of bombs)
  test(`${what} is refused before it is unpacked, and nothing of it stays`, async () => {
    const before = (await stored()).length
    const reply = await send(await bytes(), name)
    assert.deepEqual([reply.status, reply.body.code], [400, 'picture-too-big'])
    assert.equal((await stored()).length, before)
  })

for (const format of ['avif', 'tiff'] as const)
  test(`${format.toUpperCase()} is kept as a file that nobody unpacks`, async () => {
    const { status, body } = await send(await canvas(300, 200).toFormat(format).toBuffer(), `a.${format}`)
    assert.deepEqual([status, body.category, body.files.thumb.width], [201, 'document', null])
  })

/** What the review sent, made anew: a picture of one colour that unfolds to hundreds of megabytes, in a few kilobytes. */
const review: [what: string, name: string, bytes: () => Promise<Buffer>, answer: unknown[]][] = [
  [
    'an AVIF of 2 kB',
    'flat.avif',
    () => canvas(6000, 6000).avif({ effort: 0, quality: 1, chromaSubsampling: '4:2:0' }).toBuffer(),
    [201, 'document'],
  ],
  [
    'a TIFF',
    'flat.tiff',
    () => canvas(6000, 6000).tiff({ compression: 'deflate' }).toBuffer(),
    [201, 'document'],
  ],
  ['a PNG of 400 kB', 'flat.png', async () => png(20_000), [400, 'picture-too-big']],
]

for (const [what, name, bytes, answer] of review)
  test(`${what} that took half a minute and gigabytes is unpacked by nobody`, async () => {
    const bomb = await bytes()
    assert.ok(bomb.length < 600_000, `${bomb.length} bytes`)
    const { places } = setup.services
    let drawn = 0
    setup.services.places = { ...places, run: (...task) => ((drawn += 1), places.run(...task)) }
    const { status, body } = await send(bomb, name).finally(() => (setup.services.places = places))
    assert.deepEqual([status, body.category ?? body.code], answer)
    if (status === 201) assert.deepEqual([body.files.thumb.width, drawn], [null, 0])
    const back = await setup.api.request(`http://palier.test/api/v1/files/${body.id}/original`, {
      headers: { cookie: resident.cookie },
    })
    if (status === 201) assert.deepEqual(Buffer.from(await back.arrayBuffer()), bomb)
  })

test('what a telephone makes is drawn, also when it has more megapixels than are unpacked', async () => {
  const { status, body } = await send(await canvas(8160, 6120).jpeg().toBuffer(), 'phone.jpg')
  assert.equal(status, 201)
  assert.deepEqual([body.files.original.width, body.files.original.height], [4096, 3072])
  assert.deepEqual([body.files.thumb.width, body.files.thumb.height], [160, 120])
})

test('while one person sends bombs, the picture of another is drawn in its turn', async () => {
  const bomb = await manyPasses(60)
  const sent = Array.from({ length: 12 }, () => send(bomb, 'slow.jpg', agent))
  const mine = await send(await canvas(400, 300).jpeg().toBuffer(), 'mine.jpg')
  assert.equal(mine.status, 201)
  const waiting = await Promise.race([Promise.all(sent).then(() => 0), Promise.resolve(1)])
  assert.equal(waiting, 1, 'the others are still in the queue')
  for (const { status } of await Promise.all(sent)) assert.ok([201, 400, 429].includes(status))
})
