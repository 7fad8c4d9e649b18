/** An address as its bits, and a network as the bits that its members share. IPv4 in IPv6 clothes is IPv4. */
export interface Network {
  version: 4 | 6
  bits: bigint
  prefix: number
}

const WIDTH = { 4: 32, 6: 128 } as const

/** undefined: no address. A port, a zone and brackets are not part of it and are let go. */
export function parseIp(text: string): Network | undefined {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  const address = bare.replace(/%.*$/, '')
  if (address.length > 45) return undefined
  return address.includes(':') ? parseIpv6(address) : parseIpv4(address)
}

function parseIpv4(text: string): Network | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || parts.some((part) => !/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255))
    return undefined
  return { version: 4, bits: parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n), prefix: 32 }
}

const MAPPED = 0xffffn

function parseIpv6(text: string): Network | undefined {
  const tail = /:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1]
  const v4 = tail === undefined ? undefined : parseIpv4(tail)
  if (tail !== undefined && !v4) return undefined
  const hex = v4
    ? `${text.slice(0, -(tail?.length ?? 0))}${(v4.bits >> 16n).toString(16)}:${(v4.bits & 0xffffn).toString(16)}`
    : text
  const halves = hex.split('::')
  if (halves.length > 2) return undefined
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - left.length - right.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right]
  if (groups.some((group) => !/^[\da-f]{1,4}$/i.test(group))) return undefined
  const bits = groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
  return bits >> 32n === MAPPED
    ? { version: 4, bits: bits & 0xffffffffn, prefix: 32 }
    : { version: 6, bits, prefix: 128 }
}

/** 10.0.0.0/8, or one address. */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', length, ...rest] = text.split('/')
  const ip = parseIp(address)
  if (!ip || rest.length > 0) return undefined
  if (length === undefined) return ip
  const prefix = Number(length)
  if (!/^\d{1,3}$/.test(length) || prefix > WIDTH[ip.version]) return undefined
  return { ...ip, prefix }
}

export function contains({ version, bits, prefix }: Network, ip: Network): boolean {
  const shift = BigInt(WIDTH[version] - prefix)
  return version === ip.version && bits >> shift === ip.bits >> shift
}

const LOOPBACK = ['127.0.0.0/8', '::1'].flatMap((text) => parseNetwork(text) ?? [])

export const isLoopback = (ip: Network): boolean => LOOPBACK.some((network) => contains(network, ip))

/** Whose requests are counted together: an IPv4 address; of IPv6 the /64, which one customer has whole. */
export const countedAs = ({ version, bits }: Network): string =>
  version === 4 ? `4:${bits.toString(16)}` : `6:${(bits >> 64n).toString(16)}`
