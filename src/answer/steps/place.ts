import { governs, type Mention, type Region, type Regions } from '../../corpus/region.ts'
import type { Library } from '../../corpus/library.ts'
import type { Ending, Step } from '../state.ts'
import { notHeld } from '../wording.ts'

/** Which documents hold in a place: those of the place itself and of what lies above it. No place = all. */
export function allowIn(
  place: Region | undefined,
  library: Library,
  regions: Regions,
): (documentId: string) => boolean {
  if (!place) return () => true
  const allowed = new Set(
    library.documents.flatMap((d) => {
      const own = regions.byName(d.region)
      return own && governs(own, place) ? [d.id] : []
    }),
  )
  return (id) => allowed.has(id)
}

/** What may stand around a place that is said by itself: 我在…, 那…呢, …的. */
const AROUND =
  /^(?:那|哦|嗯|啊|是|我|俺|咱|们|家|人|住|在|搁|就|要是|换成|的|这边|那边|这儿|那儿|呢|吧|呀|哈|[，,。？?！! ])*$/u

/** The place, when a text says nothing but a place: behind a question, the same is asked of there. */
export function placeAlone(text: string, regions: Regions): Region | undefined {
  const mentions = regions.mentionedIn(text)
  const rest = mentions
    .toSorted((a, b) => b.from - a.from)
    .reduce((left, { from, to }) => left.slice(0, from) + left.slice(to), text)
  return AROUND.test(rest) ? mentions.at(-1)?.region : undefined
}

/** Places whose governments issued what the library holds. */
export const heldPlaces = (library: Library, regions: Regions): Region[] =>
  [...new Set(library.documents.map((d) => d.region))].flatMap((name) => regions.byName(name) ?? [])

/** A resident who speaks of home while away: 异地, 老家, 回来报销, 省里. */
const HOMEWARD =
  /省内|省里|[我咱俺]们?省|老家|家门口|异地|跨省|外省|转院|转诊|回(?:来|去|家|吉林|同江|省|老家)/
const AWAY = /(?:去|到|往|在|从|搁|上|跑|奔|送|离|回)了?$/
const LIVES = /(?:户口|户籍|家|住|人)(?:就|都|还|现)?(?:是|在|搁)?$/
/** 我在沈阳，…: that is where the asker lives, unless he speaks of home as well. */
const I_AM_IN = /(?:^|[，,。])(?:我|俺|咱)们?(?:人|现在)?(?:在|搁)$/
const ASKED_OF = /^(?:那边|那儿|那里|那头|当地|这边)?的|^(?:那边|那儿|那里|那头)/
/** Which document of above this one rests on is told by the text itself. */
const RESTS_ON = /文号|几号文|依据|根据|照着/
/** 北京 is the central government where it pays. */
const CENTRE_PAYS = /北京(?:那边|那头)?(?:兜|拨|掏|给不给|出不出)/

/** Whether a place is only where somebody is or goes, and not the one whose rules are asked for. */
function inPassing(text: string, { from, to }: Mention): boolean {
  const before = text.slice(0, from)
  if (I_AM_IN.test(before) && /^[，,。]/.test(text.slice(to)) && !HOMEWARD.test(text)) return false
  return AWAY.test(before) && !LIVES.test(before.replace(AWAY, '')) && !ASKED_OF.test(text.slice(to))
}

/** Whether a place is named for what comes from above to where the resident is: a document, or money. */
function isSourceAbove({ region }: Mention, home: Region | undefined, text: string): boolean {
  const capital = region.code === '110000'
  if (capital && CENTRE_PAYS.test(text)) return true
  return (capital || (home !== undefined && governs(region, home))) && RESTS_ON.test(text)
}

/**
 * Settles the place: one that the question names comes before the resident's own. A place without documents ends here: a
 * document of 同江 does not hold in 佳木斯, which lies above it. A place that is named in passing (在大连住院，回来报销) does not
 * count for one who is known to ask from home.
 */
export const findPlace: Step = (state, { library, regions }) => {
  const held = heldPlaces(library, regions)
  const elsewhere = (name?: string): Ending => ({
    status: 'no_answer',
    reason: 'other_region',
    say: notHeld(
      name,
      held.map((h) => h.name),
    ),
  })
  const given = state.question.region
  const home = given ? regions.resolve(given) : undefined
  const isOurs = (place: Region): boolean => held.some((own) => governs(own, place))
  if (given && !(home && isOurs(home))) return elsewhere(home?.name ?? given)
  const named = regions.mentionedIn(state.text, home)
  const ours = named.map((m) => m.region).filter(isOurs)
  const others = named.filter(
    (m) =>
      !isOurs(m.region) &&
      // 黑龙江省 in front of 同江市 only says where that is.
      !ours.some((place) => governs(m.region, place)) &&
      !((home || ours.length > 0 || HOMEWARD.test(state.text)) && inPassing(state.text, m)) &&
      !isSourceAbove(m, home, state.text),
  )
  if (others.length > 0 && ours.length === 0) return elsewhere(others.at(-1)?.region.name)
  const unheld = others.map((m) => m.region.name)
  const asked = held.filter((own) => ours.some((place) => governs(own, place)))
  const place = asked.length > 1 ? undefined : (ours.at(-1) ?? home)
  return {
    ...state,
    ...(place ? { place } : {}),
    ...(asked.length > 1 ? { sides: asked } : {}),
    ...(unheld.length > 0 ? { unheld } : {}),
  }
}
