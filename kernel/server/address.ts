import { BlockList, isIP, isIPv6 } from 'node:net'

/** Reverse proxies whose word counts on whom they speak for. */
export type Proxies = BlockList

/** A proxy, or a network of them, as it is written in a setting. */
export const isNetwork = (text: string) => {
  const [address = '', bits, more] = text.split('/')
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return more === undefined && longest > 0 && (bits === undefined || (/^\d+$/.test(bits) && +bits <= longest))
}

/** This machine is always trusted: who is on it could do worse. */
export const openProxies = (networks: readonly string[] = []): Proxies => {
  const proxies = new BlockList()
  for (const network of ['127.0.0.0/8', '::1', ...networks]) {
    const [address = '', bits] = network.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (bits === undefined) proxies.addAddress(address, family)
    else proxies.addSubnet(address, Number(bits), family)
  }
  return proxies
}

/**
 * Where a request comes from. A trusted proxy says whom it heard; if that one is trusted, too, it is asked further, from the
 * right, where the nearest stands. What a stranger wrote in front of that counts for nothing.
 */
export const addressOf = ({ headers }: Request, peer: string, proxies: Proxies) => {
  const said = (headers.get('x-forwarded-for') ?? '').split(',').map(withoutPort).toReversed()
  let address = plain(peer)
  for (const hop of said) {
    if (!isIP(hop) || !proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) break
    address = plain(hop)
  }
  return address
}

/** Some proxies write the port, too. */
const withoutPort = (hop: string) => {
  const [, bracketed, dotted] = /^\s*(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)\s*$/.exec(hop) ?? []
  return bracketed ?? dotted ?? hop.trim()
}

/** An IPv4 address that came through an IPv6 socket is the same one. */
const plain = (address: string) => /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address.replace(/%.*$/, '')

/** What counts as one address: of IPv6 a household has the first half, and as many second halves as it likes. */
export const networkOf = (address: string) => {
  if (!isIPv6(address)) return address
  const [head = '', tail] = withoutDots(address).split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : Array<string>(8 - front.length - back.length).fill('0')
  const four = [...front, ...zeros, ...back].slice(0, 4)
  return `${four.map((part) => Number.parseInt(part, 16).toString(16)).join(':')}::/64`
}

/** The last two groups may be written as an IPv4 address. */
const withoutDots = (address: string) =>
  address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number)
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  })
