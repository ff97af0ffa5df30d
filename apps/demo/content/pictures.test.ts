import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { drawAvatar } from './avatars.ts'
import { demoLogo, demoWordmark } from './organization.ts'
import { drawPicture, pictureKeys } from './pictures.ts'
import { demoStaff } from './staff.ts'
import { demoStories } from './stories.ts'

test('every scene becomes a photograph of 1200 × 900, the same for the same seed', async () => {
  for (const key of pictureKeys) {
    assert.equal(drawPicture(key, 4), drawPicture(key, 4))
    assert.notEqual(drawPicture(key, 4), drawPicture(key, 5))
    const { data, info } = await sharp(Buffer.from(drawPicture(key, 1)))
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    assert.deepEqual([info.width, info.height, info.format], [1200, 900, 'jpeg'])
    assert.ok(data.length > 15_000 && data.length < 300_000, `${key}: ${data.length} bytes`)
  }
})

test('every scene is shown by a story', () => {
  const shown = new Set(demoStories.flatMap((one) => one.picture ?? []))
  assert.deepEqual(
    pictureKeys.filter((key) => !shown.has(key)),
    [],
  )
})

test('faces and logos are drawings that can be rendered', async () => {
  const faces = demoStaff.map((one) => drawAvatar(one.key, one.gender))
  assert.equal(new Set(faces).size, demoStaff.length)
  for (const svg of [...faces, demoLogo()])
    assert.equal((await sharp(Buffer.from(svg)).metadata()).width, 512)
  assert.equal((await sharp(Buffer.from(demoWordmark())).metadata()).width, 1080)
})
