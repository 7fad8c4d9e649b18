import { Hono } from 'hono'
import type { Services } from '../services.ts'

const DAY = 24 * 3_600_000

/** One figure in Prometheus' text format. */
interface Figure {
  name: string
  help: string
  value: number
}

/** GET /metrics: nothing of any person; figures that cannot be read are left out. */
export function metricsChannel({ store }: Services): Hono {
  const metrics = new Hono({ strict: false })
  metrics.get('/metrics', async (c) => {
    const figures: Figure[] = [{ name: 'tingzheng_up', help: 'The service answers.', value: 1 }]
    try {
      if (store) figures.push(...(await lineFigures(await store())))
    } catch {
      figures.push({ name: 'tingzheng_store_up', help: 'The store can be read.', value: 0 })
    }
    c.header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
    c.header('cache-control', 'no-store')
    return c.body(figures.map(written).join(''))
  })
  return metrics
}

type Opened = Awaited<ReturnType<NonNullable<Services['store']>>>

/** What GB/T 33358-2016 asks: answered within fifteen seconds, 95 of 100 calls of any 24 hours connected. */
async function lineFigures({ calls }: Opened): Promise<Figure[]> {
  const { offered, answered, inTime, lost } = await calls.figures(Date.now() - DAY)
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
  return [
    { name: 'tingzheng_store_up', help: 'The store can be read.', value: 1 },
    {
      name: 'tingzheng_line_offered_24h',
      help: 'Calls that reached the operators’ switchboard.',
      value: offered,
    },
    { name: 'tingzheng_line_answered_24h', help: 'Of these, answered.', value: answered },
    { name: 'tingzheng_line_lost_24h', help: 'Of these, lost before anybody answered.', value: lost },
    {
      name: 'tingzheng_line_connected_ratio_24h',
      help: 'Answered of offered; GB/T 33358-2016 asks for 0.95. 1 where none was offered.',
      value: share(answered, offered),
    },
    {
      name: 'tingzheng_line_in_time_ratio_24h',
      help: 'Of the answered, those within 15 seconds. 1 where none was.',
      value: share(inTime, answered),
    },
  ]
}

const written = ({ name, help, value }: Figure): string =>
  `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`
