import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** The least that a server of this kind can cost: what our own figures are read against. */
const app = new Hono()
app.get('/readyz', (c) => c.json({ status: 'ready' }))
app.get('/bare', (c) => c.json({ answer: '回答' }))
app.post('/bare', async (c) => c.json({ asked: await c.req.json() }))
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' })
process.once('SIGTERM', () => process.exit(0))
