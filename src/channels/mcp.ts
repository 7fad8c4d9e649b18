import { Hono } from 'hono'
import type { Context } from 'hono'
import { z } from 'zod'
import { ServiceError } from '../errors.ts'
import type { Services } from '../services.ts'
import type { Settings } from '../settings.ts'
import { TOOLS, called, listed } from './mcp-tools.ts'

/** Revisions of the Model Context Protocol that this surface is the same in; the newest first. */
const REVISIONS = ['2025-11-25', '2025-06-18', '2025-03-26'] as const

/** JSON-RPC 2.0, section 5.1. */
const CODES = { parse: -32700, request: -32600, method: -32601, params: -32602 } as const

const message = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string().max(200), z.number()]).optional(),
  /** Absent in what answers a request of ours, and we make none. */
  method: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
})
type Message = z.output<typeof message>

const INSTRUCTIONS =
  '从政府公报里查居民的问题，逐条注明出处。公报里没有的就说没有，不要替它猜；说效力（validity）的话要一起说给居民。'

/**
 * The look-ups as an MCP server for assistants and call-centre desktops: streamable HTTP without sessions and without a
 * stream, as all three tools answer at once. By hand, as the SDK would add a quarter to the Worker; the tests are its client.
 */
export function mcpChannel(services: Services, settings: Settings, version: string): Hono {
  const channel = new Hono({ strict: false })
  channel.post('/mcp', async (c) => {
    refuseForeign(c, settings)
    c.header('cache-control', 'no-store')
    const revision = c.req.header('mcp-protocol-version')
    if (revision !== undefined && !REVISIONS.some((known) => known === revision))
      throw new ServiceError(400, `不认得这个 MCP-Protocol-Version，应是 ${REVISIONS.join('、')}。`)
    const given: unknown = await c.req.json().catch(() => undefined)
    if (given === undefined) return c.json(fault(null, CODES.parse, 'Parse error'), 400)
    const read = message.safeParse(given)
    if (!read.success) return c.json(fault(null, CODES.request, 'Invalid Request'), 400)
    const { id } = read.data
    // A notification, or the answer to a request: nothing is said to it.
    if (id === undefined || read.data.method === undefined) return c.body(null, 202)
    return c.json(await answered(id, read.data, services, version))
  })
  return channel
}

async function answered(
  id: string | number,
  { method, params }: Message,
  services: Services,
  version: string,
) {
  const result = (value: object) => ({ jsonrpc: '2.0', id, result: value })
  switch (method) {
    case 'initialize': {
      const wanted = params?.['protocolVersion']
      return result({
        protocolVersion: REVISIONS.find((known) => known === wanted) ?? REVISIONS[0],
        capabilities: { tools: {} },
        serverInfo: { name: 'tingzheng', title: '听政', version },
        instructions: INSTRUCTIONS,
      })
    }
    case 'ping':
      return result({})
    case 'tools/list':
      return result({ tools: listed() })
    case 'tools/call': {
      const tool = TOOLS.find(({ name }) => name === params?.['name'])
      if (!tool) return fault(id, CODES.params, `Unknown tool: ${String(params?.['name']).slice(0, 60)}`)
      return result(await called(tool, params?.['arguments'] ?? {}, services))
    }
    default:
      return fault(id, CODES.method, 'Method not found')
  }
}

const fault = (id: string | number | null, code: number, text: string) => ({
  jsonrpc: '2.0',
  id,
  error: { code, message: text },
})

/** A page of another site must not ask in the name of whoever looks at it, by a name that it has pointed at us. */
function refuseForeign(c: Context, { publicOrigin, widgetOrigins }: Settings): void {
  const origin = c.req.header('origin')
  const ours = [publicOrigin ?? new URL(c.req.url).origin, ...(widgetOrigins ?? [])]
  if (origin !== undefined && !ours.includes(origin))
    throw new ServiceError(403, '这个网站不能用 /mcp：要写进 WIDGET_ORIGINS。')
}
