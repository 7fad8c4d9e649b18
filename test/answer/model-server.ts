import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a resident's question became for the model. */
export interface Asked {
  system: string
  user: string
}

/** The reply as a model's text; or whatever else a server may do with a request. */
export type Script = (asked: Asked) => string | ((response: ServerResponse) => void)

export interface ModelServer {
  baseUrl: string
  /** What it answers from now on. */
  script: Script
  /** Every byte of every request, heads too. */
  received: string[]
  close(): Promise<void>
}

/** An OpenAI-compatible server on this machine that says what a test tells it to say. */
export async function openModelServer(script: Script = () => '{}'): Promise<ModelServer> {
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (text: string) => (body += text))
    request.on('end', () => {
      told.received.push(`${request.method} ${request.url}\n${JSON.stringify(request.headers)}\n${body}`)
      const { messages = [] } = JSON.parse(body || '{}') as { messages?: { role: string; content: string }[] }
      const of = (role: string) => messages.find((m) => m.role === role)?.content ?? ''
      const reply = told.script({ system: of('system'), user: of('user') })
      if (typeof reply !== 'string') return reply(response)
      const message = { role: 'assistant', content: reply }
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({
          id: '1',
          object: 'chat.completion',
          choices: [{ index: 0, message, finish_reason: 'stop' }],
        }),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const told: ModelServer = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    script,
    received: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return told
}

/** Fragments as a model reads them in a prompt: token, text, and whether its clause is a table's row. */
export function fragmentsIn({ user }: Asked): { token: string; text: string; row: boolean }[] {
  return user.split(/\n(?=\[\d+\] )/).flatMap((clause) =>
    [...clause.matchAll(/^\{(\d+\.\d+)\} (?!和 \{)(.*(?:\n(?![{[]).*)*)$/gm)].map((m) => ({
      token: m[1] ?? '',
      text: (m[2] ?? '').replace(/ （跟着 \{[\d.]+\} 用）$/, ''),
      row: /^\[\d+\] 表格/.test(clause),
    })),
  )
}

/** A draft as the prompt asks for it: each sentence by its tokens. */
export const draftOf = (sentences: readonly (readonly string[])[]): string =>
  JSON.stringify({
    sentences: sentences.map((tokens) => ({
      text: tokens.map((token) => `{${token}}`).join(''),
      clauses: [...new Set(tokens.map((token) => Number(token.split('.')[0])))],
    })),
  })
