import { CorpusError } from '../errors.ts'
import { entryAt, readContents, type ContentsEntry } from './contents.ts'
import { isNumberLine } from './frame.ts'
import type { ManifestGazette } from './manifest.ts'
import { readLines, trim, type GlyphRepair, type Line, type Run } from './text.ts'

/** A gazette file taken apart: cover, contents and imprint set aside, each document's lines by themselves. */
export interface GazetteText {
  documents: { lines: Line[]; entry?: ContentsEntry }[]
  furniture: Run[]
  /** Titles in the contents whose text is not in the file. */
  absent: ContentsEntry[]
  glyphs: GlyphRepair[]
}

/** Takes a file apart. Fails with a CorpusError (file, line, reason) when it is no text or holds no document. */
export function readGazette(raw: string, gazette: ManifestGazette): GazetteText {
  refuseGarbage(raw, gazette.file)
  const { lines, repairs: glyphs } = readLines(raw)
  if (gazette.kind !== 'gazette') return { documents: [{ lines }], furniture: [], absent: [], glyphs }
  const { entries, to } = readContents(lines)
  const starts = findStarts(lines, entries, to)
  const first = starts[0]
  if (!first) throw new CorpusError(gazette.file, to + 1, '目录后面没有找到任何文件的标题或文号')
  const documents = starts.map(({ index, entry }, i) => ({
    lines: lines.slice(index, starts[i + 1]?.index ?? lines.length),
    ...(entry ? { entry } : {}),
  }))
  const found = new Set(starts.map((s) => s.entry))
  return {
    documents,
    furniture: lines.slice(0, first.index).map(trim),
    absent: entries.filter((e) => !found.has(e)),
    glyphs,
  }
}

function refuseGarbage(raw: string, file: string): void {
  if (raw.trim() === '') throw new CorpusError(file, 1, '文件是空的')
  const bad = Math.max(raw.indexOf('\0'), raw.indexOf('\ufffd'))
  if (bad >= 0) throw new CorpusError(file, raw.slice(0, bad).split('\n').length, '不是 UTF-8 文本')
  if (!/\p{Script=Han}/u.test(raw)) throw new CorpusError(file, 1, '里面没有汉字')
}

/** Where documents begin: at a title of the contents, at 《…》解读 or 《…》简介, or at the title above a 文号. */
function findStarts(lines: readonly Line[], entries: readonly ContentsEntry[], from: number) {
  const starts: { index: number; entry?: ContentsEntry }[] = []
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] as Line
    const text = line.text.trim()
    if (text === '') continue
    const entry = entryAt(entries, line)
    if (entry) starts.push({ index: i, entry })
    else if (/^《.{4,80}》(?:解读|简介)$/.test(text)) starts.push({ index: i })
    else if (isNumberLine(text)) {
      const title = titleAbove(lines, i, from)
      const last = starts.at(-1)
      if (title >= 0 && !(last && last.index >= title - 1)) starts.push({ index: title })
    }
  }
  return starts
}

/** First line of the stretch of text above a 文号 line; -1 when there is none. */
function titleAbove(lines: readonly Line[], number: number, from: number): number {
  let i = number - 1
  while (i > from && lines[i]?.text.trim() === '') i--
  if (i <= from || /[。；：，]$/.test(lines[i]?.text.trim() ?? '')) return -1
  while (i > from && lines[i - 1]?.text.trim() !== '') i--
  return i
}
