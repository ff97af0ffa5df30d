import { SaxesParser, type SaxesTagPlain } from 'saxes'

/** What is told of an XML text while it is read; names come without the prefix of their namespace. */
export interface Told {
  open?: (name: string, attributes: Record<string, string>) => void
  /** A text may come in parts. */
  text?: (text: string) => void
  close?: (name: string) => void
}

/** A name without the prefix of its namespace. */
export const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** A reader of XML that is fed with bytes as they come. Throws at what is not well-formed; entities of a text's own are. */
export const xmlReader = ({ open, text, close }: Told) => {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder()
  if (open) parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => open(local(name), attributes))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  if (close) parser.on('closetag', ({ name }) => close(local(name)))
  return {
    write: (bytes: Uint8Array) => parser.write(decoder.decode(bytes, { stream: true })),
    end: () => parser.close(),
  }
}

/** Reads a whole XML text; one that is not there says nothing. */
export const readXml = async (bytes: AsyncIterable<Uint8Array>, told: Told) => {
  const reader = xmlReader(told)
  let some = false
  for await (const part of bytes) {
    some = true
    reader.write(part)
  }
  if (some) reader.end()
}
