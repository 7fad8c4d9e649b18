import { describe, expect, it } from 'vitest'
import { HOTLINE } from '../../../src/voice/settings.ts'
import { PROMPTS } from '../../../src/voice/prompts.ts'
import { csrfOf, testConsole } from '../../fixtures/operators.ts'
import { KEYS } from '../../fixtures/store.ts'
import { OPINION, PLAN } from '../../fixtures/services.ts'
import { createLibrary } from '../../../src/corpus/library.ts'

const LAPSING = { ...PLAN, id: 'soon', title: '快到期的规划', inForce: { to: '2026-03-02' } }

async function office() {
  const made = await testConsole(KEYS, {
    library: createLibrary([PLAN, OPINION, LAPSING], []),
    directory: [
      { name: '新的', phone: '12345', source: '某处', checkedOn: '2026-01-01' },
      { name: '旧的<b>', phone: '12385', source: '某处', checkedOn: '2025-01-01' },
    ],
  })
  return { ...made, editor: await made.login('编', 'editor') }
}

describe('the documents, for editors', () => {
  it('are told as they are used today, with what lapses soon and what is to be checked again', async () => {
    const { editor } = await office()
    const page = await (await editor.get('/operator/documents')).text()
    expect(page).toContain('今天按 2026年1月31日 算')
    expect(page).toMatch(/快到期的规划<\/a>：2026年3月2日到期，还有\s+30 天/)
    expect(page).toContain('已经过期：期限到2020年12月31日为止')
    expect(page).toContain('同江市&lt;b&gt;残疾人&lt;/b&gt;小康意见')
    expect(page).toContain('有 1 个电话半年没有核对')
    expect(page.indexOf('旧的&lt;b&gt;')).toBeLessThan(page.indexOf('>新的<'))
    expect(page).toContain('2025年1月1日，要再核对')
    expect(page).not.toContain('/operator/documents/retention')
  })

  it('are for editors and admins', async () => {
    const { login } = await office()
    for (const role of ['operator', 'auditor'] as const) {
      const { get, post } = await login(role, role)
      for (const path of ['/operator/documents', '/operator/documents/hotline'])
        expect((await get(path)).status).toBe(403)
      expect((await post('/operator/documents/hotline', { value: '{}', version: '0' })).status).toBe(403)
    }
    expect((await (await login('管', 'admin')).get('/operator/documents/retention')).status).toBe(200)
  })
})

describe('what editors change', () => {
  it('holds from then on, is in the log, and is not overwritten by who read it before', async () => {
    const { editor, store } = await office()
    const page = await (await editor.get('/operator/documents/hotline')).text()
    expect(page).toContain('&quot;closedOn&quot;')
    expect(csrfOf(page)).toBe(editor.csrf)
    const value = JSON.stringify({ ...HOTLINE, closedOn: ['2026-10-01'] })
    const change = () => editor.post('/operator/documents/hotline', { value, version: '0' })
    expect((await change()).status).toBe(303)
    expect((await store.settings.read('hotline'))?.value).toMatchObject({ closedOn: ['2026-10-01'] })
    expect((await store.audit.after(0, 50)).at(-1)).toMatchObject({
      action: 'settings.write',
      actor: editor.id,
      detail: { name: 'hotline', version: 1 },
    })
    expect((await change()).status).toBe(409)
    expect(await (await editor.get('/operator/documents')).text()).toContain('（改过 1 次）')
  })

  it.each([
    ['hotline', '{', '不是完整的 JSON'],
    ['hotline', '[]', '花括号'],
    ['hotline', '{"name":"<script>alert(1)</script>"}', ''],
    ['prompts', JSON.stringify({ ...PROMPTS, greeting: '请打12385' }), 'greeting'],
    ['prompts', '{}', '没有写'],
    ['retention', '{"cases":0}', '1 到'],
  ])('is refused when the service could not use it, and given back: %s %s', async (name, value, words) => {
    const { login, store } = await office()
    const admin = await login('管', 'admin')
    const response = await admin.post(`/operator/documents/${name}`, { value, version: '0' })
    expect(response.status).toBe(400)
    const page = await response.text()
    expect(page).toContain('aria-invalid="true"')
    expect(page).toContain(words)
    expect(page).not.toContain('<script>alert')
    expect((await store.settings.read(name))?.version).toBe(0)
  })

  it('is kept by an admin, not an editor, where it deletes', async () => {
    const { editor, login, store } = await office()
    const seed = (await store.settings.read('retention'))?.value as Record<string, number>
    const value = JSON.stringify({ ...seed, answers: 24 })
    expect((await editor.post('/operator/documents/retention', { value, version: '0' })).status).toBe(403)
    const admin = await login('管', 'admin')
    expect((await admin.post('/operator/documents/retention', { value, version: '0' })).status).toBe(303)
    expect((await store.settings.read('retention'))?.value).toMatchObject({ answers: 24 })
  })
})
