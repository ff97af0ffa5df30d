/**
 * What browsers are given in place of zod: in them a contract says which call goes where, what travels is checked by
 * the server. An enumeration keeps its `options`; everything else is one shape that answers with itself, and refuses to
 * be asked whether something fits.
 */
const shape: unknown = new Proxy(() => shape, { get: (_, name) => answer(name) })

const answer = (name: string | symbol) => {
  if (name === 'parse' || name === 'safeParse') throw new Error('Browsers do not validate; see decision 0008')
  return shape
}

const enumeration = (options: unknown) =>
  new Proxy(() => shape, { get: (_, name) => (name === 'options' ? options : answer(name)) })

export const z = new Proxy({}, { get: (_, name) => (name === 'enum' ? enumeration : shape) })
