import { cut, oneLine } from '#kernel/contract/text.ts'
const MOST_CHARACTERS = 120

/**
 * A name that can be shown and saved anywhere: the last part of a path, without control characters, without signs that
 * turn the direction of writing (which make `exe.jpg` out of `gpj.exe`), not longer than 120 characters.
 */
export const cleanName = (given: string) => {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const clean = oneLine(last.replaceAll(/\p{Cc}/gu, ''))
    .replaceAll(/[<>:"|?*]/g, '-')
    .replace(/^[.\s]+/, '')
  if (clean === '') return 'file'
  const extension = extensionOf(clean)
  const stem = extension ? clean.slice(0, -extension.length - 1) : clean
  return cut(stem, MOST_CHARACTERS) + (extension && `.${extension}`)
}

/** The ending of a name in small letters, or nothing. */
export const extensionOf = (name: string) => /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** A folder as the wire has it: no slashes outside, no steps upwards. */
export const cleanPath = (given: string) => {
  const parts = given.split('/').map((part) => oneLine(part.replaceAll(/\p{Cc}/gu, '')))
  return cut(parts.filter((part) => part !== '' && part !== '.' && part !== '..').join('/'), 500)
}

/** What a browser may show in its own window; everything else is saved. Pictures have been drawn anew by us. */
export const mayShow = (type: string) =>
  ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'].includes(type)
