import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'

const FRENCH = /(?:const fr\b|\n  fr: \{).*?(?=\n(?:export )?const (?:it|en|de)\b|\n  (?:it|en|de): \{|$)/gs
const TEXTS = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g
/** A sign of two parts right behind a letter, a bracket or a quote. */
const CLOSE = /[\p{L}\p{N})}»](?<!\\u202f|\\u00a0)[?!:;](?=\s|[)'"`]|$)/u

test('French has a space before its signs of two parts, in every word that is shown', async () => {
  const files = await Array.fromAsync(glob('{apps,kernel,modules}/**/*{w,W}ords*.ts'))
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const french = texts.flatMap((text) =>
    [...text.matchAll(FRENCH)].flatMap(([words]) => words.match(TEXTS) ?? []),
  )
  assert.ok(french.length > 2000, `${french.length}`)
  assert.deepEqual(
    french.filter((text) => CLOSE.test(text)),
    [],
  )
})
