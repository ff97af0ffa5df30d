import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { openSetup } from '#test/ticketSetup.ts'
import { MOST_BYTES } from './contract.ts'

const setup = await openSetup()
const { organization, agent, resident, report, call } = setup
type Caller = typeof resident

const send = (who: Caller, bytes: Uint8Array, name = 'file', fields: Record<string, string> = {}) => {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  return call('POST', '/files', form, { cookie: who.cookie })
}
const bytesOf = async (who: Caller, id: string, size = 'original') =>
  setup.api.request(`http://palier.test/api/v1/files/${id}/${size}`, { headers: { cookie: who.cookie } })
const stored = async () =>
  (await fs.readdir(setup.files, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
const photo = (width = 3000, height = 2000) =>
  sharp({ create: { width, height, channels: 3, background: '#8a4b2a' } })

test('a photo loses where it was taken, stands upright and gets smaller sizes', async () => {
  const original = await photo()
    .withExif({ IFD0: { Model: 'Phone 12' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '46/1 56/1 50/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  assert.ok((await sharp(original).metadata()).exif)
  const { status, body } = await send(resident, original, 'IMG_0042.JPG')
  assert.equal(status, 201)
  assert.equal(body.type, 'image/jpeg')
  assert.equal(body.name, 'IMG_0042.jpg')
  const shown = await sharp(await (await bytesOf(resident, body.id)).arrayBuffer()).metadata()
  assert.deepEqual(
    [shown.width, shown.height, shown.exif, shown.orientation],
    [2000, 3000, undefined, undefined],
  )
  const thumb = await sharp(await (await bytesOf(resident, body.id, 'thumb')).arrayBuffer()).metadata()
  assert.equal(Math.max(thumb.width!, thumb.height!), 160)
})

test('a logo may be shown by a program that reads mail in a browser, nothing else by foreign pages', async () => {
  const { body } = await send(resident, await photo(40, 40).png().toBuffer(), 'logo.png')
  const policyOf = ({ headers }: { headers: Headers }) => headers.get('cross-origin-resource-policy')
  assert.equal(policyOf(await bytesOf(resident, body.id)), 'same-origin')
  await setup.owner.query('update file set public = true where id = $1', [body.id])
  const logo = await call('GET', `/apps/${setup.home.appId}/files/${body.id}/original`)
  assert.equal(logo.status, 200)
  assert.equal(policyOf(logo), 'cross-origin')
})

test('more than 50 MB are refused, announced or not, and nothing of them stays', async () => {
  const before = (await stored()).length
  assert.equal((await send(resident, new Uint8Array(MOST_BYTES + 1), 'film.mp4')).status, 413)
  const boundary = 'x'.repeat(20)
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n`
  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(new TextEncoder().encode(head)),
    pull(stream) {
      sent += 1_000_000
      if (sent > 200_000_000) return stream.close()
      stream.enqueue(new Uint8Array(1_000_000))
    },
  })
  const reply = await setup.api.request('http://palier.test/api/v1/files', {
    method: 'POST',
    headers: { cookie: resident.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: endless,
    duplex: 'half',
  } as RequestInit)
  assert.equal(reply.status, 413)
  assert.deepEqual(((await reply.json()) as { detail: object }).detail, { most: MOST_BYTES })
  assert.ok(sent < 100_000_000, 'who sends too much is stopped')
  assert.equal((await stored()).length, before)
})

/** A PNG of a few kilobytes that says to be as wide and high as wanted. */
const bomb = (side: number) => {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const framed = Buffer.alloc(body.length + 8)
    framed.writeUInt32BE(data.length, 0)
    body.copy(framed, 4)
    framed.writeUInt32BE(crc(body), body.length + 4)
    return framed
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
const crc = (bytes: Buffer) => {
  let rest = ~0
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  }
  return ~rest >>> 0
}

test('a picture that would unfold to gigabytes is refused, and so is a broken one', async () => {
  const huge = await send(resident, bomb(60_000), 'bomb.png')
  assert.deepEqual([huge.status, huge.body.code], [400, 'picture-too-big'])
  const half = (await photo(400, 300).jpeg().toBuffer()).subarray(0, 900)
  const broken = await send(resident, half, 'half.jpg')
  assert.deepEqual([broken.status, broken.body.code], [400, 'picture-broken'])
})

for (const [what, name, bytes] of [
  [
    'an SVG with script',
    'logo.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  ],
  ['a page that calls itself a picture', 'cat.jpg', '<!doctype html><script>alert(1)</script>'],
  ['a page', 'page.html', '<html><body onload="alert(1)">'],
  [
    'an XML page',
    'page.xhtml',
    '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
  ],
] as const)
  test(`${what} is saved by the browser, never shown`, async () => {
    const { status, body } = await send(resident, Buffer.from(bytes), name)
    assert.equal(status, 201)
    const { headers } = await bytesOf(resident, body.id)
    assert.match(headers.get('content-disposition')!, /^attachment;/)
    assert.match(headers.get('content-security-policy')!, /sandbox/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  })

test('a name that is a path, a trick or a header is only a name', async () => {
  for (const [given, name] of [
    ['../../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system32\\a.dll', 'a.dll'],
    ['Rechnung‮fdp.exe', 'Rechnungfdp.exe'],
    ['a"; filename="b.html', /b\.html$/],
    [`${'ä'.repeat(300)}.pdf`, `${'ä'.repeat(120)}.pdf`],
  ] as const) {
    const { status, body } = await send(resident, Buffer.from('text'), 'file', { name: given })
    assert.equal(status, 201, given)
    if (typeof name === 'string') assert.equal(body.name, name)
    else assert.match(body.name, name)
    const header = (await bytesOf(resident, body.id)).headers.get('content-disposition')!
    assert.match(header, /^attachment; filename\*=UTF-8''[\w%.!~*'()-]+$/)
  }
  const odd = (await stored()).filter((entry) => !/^[a-z]+$/.test(entry.name))
  assert.deepEqual(odd, [], 'no stored file is named by a person')
})

test('what is no upload is refused', async () => {
  const headers = { cookie: resident.cookie }
  assert.equal((await call('POST', '/files', { file: 'x' }, headers)).status, 400)
  assert.equal((await call('POST', '/files', new FormData(), headers)).status, 400)
  const odd = { ...headers, 'content-type': 'multipart/form-data' }
  assert.equal((await call('POST', '/files', 'no boundary', odd)).status, 400)
  assert.equal((await send(resident, new Uint8Array(0), 'empty.txt')).body.code, 'file-empty')
})

test('when the disk is full in the middle, the answer says so and nothing stays', async (context) => {
  const { writeFile } = fs
  const restore = (write: typeof writeFile) => {
    fs.writeFile = write
    syncBuiltinESMExports()
  }
  context.after(() => restore(writeFile))
  restore(async (path, data, options) => {
    if (!String(path).includes('/small.')) return writeFile(path, data, options)
    await writeFile(path, 'a first block')
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
  const files = (await stored()).length
  const rows = async () => (await setup.owner.query('select count(*)::int as n from file')).rows[0].n
  const before = await rows()
  const { status, body } = await send(resident, await photo(500, 500).jpeg().toBuffer(), 'a.jpg')
  assert.deepEqual([status, body.code], [507, 'storage-full'])
  assert.equal(await rows(), before)
  assert.equal((await stored()).length, files)
})

test('a file is read by who uploaded it and by those who see what it hangs on', async () => {
  const { body: file } = await send(resident, Buffer.from('Mietvertrag'), 'lease.txt')
  const statusFor = async (who: Caller) => (await bytesOf(who, file.id)).status
  const stranger = await organization.person()
  assert.deepEqual(
    [await statusFor(resident), await statusFor(agent), await statusFor(stranger)],
    [200, 404, 404],
  )
  await report({ files: [file.id] })
  assert.deepEqual([await statusFor(agent), await statusFor(stranger)], [200, 404])
  assert.equal((await call('GET', `/files/${file.id}/original`)).status, 401)
  assert.equal((await bytesOf(resident, file.id, '../../other')).status, 404)
})

test('a file that was read is not sent again', async () => {
  const { body } = await send(resident, Buffer.from('text'), 'a.txt')
  const first = await bytesOf(resident, body.id)
  assert.equal(first.headers.get('cache-control'), 'private, no-cache')
  const again = await setup.api.request(`http://palier.test/api/v1/files/${body.id}/original`, {
    headers: { cookie: resident.cookie, 'if-none-match': first.headers.get('etag')! },
  })
  assert.equal(again.status, 304)
})
