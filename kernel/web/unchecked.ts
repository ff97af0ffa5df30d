/**
 * What browsers are given in place of zod: in them a contract says which call goes where, what travels is checked by
 * the server. An enumeration keeps its `options`; everything else is one shape that answers with itself.
 */
const shape: unknown = new Proxy(() => shape, { get: () => shape })

const enumeration = (options: unknown) =>
  new Proxy(() => shape, { get: (_, name) => (name === 'options' ? options : shape) })

export const z = new Proxy({}, { get: (_, name) => (name === 'enum' ? enumeration : shape) })
