const MOST_CHARACTERS = 120

/**
 * A name that can be shown and saved anywhere: the last part of a path, without control characters, without signs that
 * turn the direction of writing (which make `exe.jpg` out of `gpj.exe`), not longer than 120 characters.
 */
export const cleanName = (given: string) => {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '-')
    .replace(/^\.+/, '')
    .trim()
  if (clean === '') return 'file'
  const extension = extensionOf(clean)
  const stem = extension ? clean.slice(0, -extension.length - 1) : clean
  return [...stem].slice(0, MOST_CHARACTERS).join('') + (extension && `.${extension}`)
}

/** The ending of a name in small letters, or nothing. */
export const extensionOf = (name: string) => /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** A folder as the wire has it: no slashes outside, no steps upwards. */
export const cleanPath = (given: string) =>
  given
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')
    .slice(0, 500)

/** What a browser may show in its own window; everything else is saved. Pictures have been drawn anew by us. */
export const mayShow = (type: string) =>
  ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'].includes(type)
