import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BUILT_FILE, builtModule } from '../../src/commands/client.ts'
import { scriptAddress } from '../../src/channels/web/scripts.ts'
import { BUILT } from '../../src/channels/web/scripts-built.ts'
import { testApp } from '../fixtures/app.ts'

describe('the scripts', () => {
  it('are made from the sources as they are now: npm run client', async () => {
    const fresh = readFileSync(BUILT_FILE, 'utf8') === (await builtModule())
    expect(fresh).toBe(true)
  })

  it('say nothing that a browser of 2015 cannot read', () => {
    const { page } = BUILT
    expect(page).not.toMatch(/\basync\b|\bawait\b|\?\?|\?\.[a-z[(]|\.\.\.\w+\}|catch\{/)
    expect(new TextEncoder().encode(page).length).toBeLessThan(12_000)
  })

  it('have an address of their own for each text, kept for ever', async () => {
    const { app } = testApp()
    const response = await app.request(scriptAddress('page'))
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(await response.text()).toBe(BUILT.page)
    expect((await app.request('/script/page-old.js')).status).toBe(404)
  })

  it('are named by every page, which lets no other script run', async () => {
    const { app } = testApp()
    for (const path of ['/', '/?q=护理补贴', '/documents', '/about', '/clauses/plan.1', '/nothing']) {
      const response = await app.request(path, { headers: { accept: 'text/html' } })
      expect(await response.text(), path).toContain(`<script src="${scriptAddress('page')}" defer`)
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self';")
    }
  })
})
