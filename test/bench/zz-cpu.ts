import { readFileSync } from 'node:fs'
import { startServer } from '/work/main/test/runtimes/server.ts'
import { ORIGIN, TOKEN, replyOf, signTwilio } from '/work/main/test/channels/voice/phone.ts'
import { questions } from '/work/main/test/bench/questions.ts'
const server = await startServer({ command: [process.execPath, '--import', 'tsx', 'src/node.ts'], env: { TWILIO_AUTH_TOKEN: TOKEN, PUBLIC_ORIGIN: ORIGIN, TRANSFER_TO: '12385', HOURS: '7×24' }, quiet: true })
const cpu = () => { const f = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' '); return (Number(f[11]) + Number(f[12])) * 10 }
const post = async (sid: string, to: string, fields: Record<string, string>) => {
  const form = { CallSid: sid, From: '+8613900000000', ...fields }
  const r = await fetch(server.url + to, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': await signTwilio(ORIGIN + to, form) }, body: new URLSearchParams(form) })
  return replyOf(r.status, await r.text())
}
try {
  const phase = async (name: string, n: number, run: (i: number) => Promise<number>) => { let c = cpu(); const t = performance.now(); let turns = 0; for (let i = 0; i < n; i++) turns += await run(i); console.log(name, 'cpu ms/turn', ((cpu() - c) / turns).toFixed(2), 'wall', ((performance.now() - t) / turns).toFixed(2)) }
  await phase('warm', 30, async (i) => { let r = await post(`W${i}`, '/voice/twiml/start', {}); await post(`W${i}`, r.action, { SpeechResult: questions[i] }); return 2 })
  await phase('start', 150, async (i) => { await post(`S${i}`, '/voice/twiml/start', {}); return 1 })
  const kept: any[] = []
  await phase('start again', 150, async (i) => { kept.push(await post(`S${i}`, '/voice/twiml/start', {})); return 1 })
  await phase('answer', 150, async (i) => { kept[i] = await post(`S${i}`, kept[i].action, { SpeechResult: questions[i] }); return 1 })
  await phase('navigation', 150, async (i) => { if (kept[i].dialled) return 0; kept[i] = await post(`S${i}`, kept[i].action, { Digits: '5' }); return 1 })
  await phase('navigation', 150, async (i) => { if (kept[i].dialled || !kept[i].action) return 0; kept[i] = await post(`S${i}`, kept[i].action, { Digits: '7' }); return 1 })
  await phase('0', 150, async (i) => { if (kept[i].dialled || !kept[i].action) return 0; kept[i] = await post(`S${i}`, kept[i].action, { Digits: '0' }); return 1 })
} finally { await server.stop() }
