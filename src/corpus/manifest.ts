import { z } from 'zod'
import { CorpusError } from '../errors.ts'

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '要写成 2016-12-20 这样')
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '只用小写字母、数字和连字符')

/** What a clerk may say of a document that its text does not say, or says wrongly. Keyed by 文号, else by title. */
const override = z
  .strictObject({
    id: slug,
    title: z.string().min(1),
    number: z.string().min(1),
    issuer: z.string().min(1),
    region: z.string().min(1),
    issuedOn: isoDate,
    kind: z.enum(['plan', 'opinion', 'measures', 'notice', 'interpretation', 'personnel', 'about']),
    inForceFrom: isoDate,
    inForceTo: isoDate,
    validityNote: z.string().min(1),
    replaces: z.array(z.string()),
    replacedBy: z.string().min(1),
    /** 文号 of later documents on the same matter. */
    newer: z.array(z.string().min(1)),
  })
  .partial()

const manifest = z.strictObject({
  gazettes: z
    .array(
      z.strictObject({
        id: slug,
        file: z.string().regex(/^[\w.-]+$/, '只写文件名'),
        /** gazette: cover, contents and several documents; document: one document alone; fragment: a second copy of part of another. */
        kind: z.enum(['gazette', 'document', 'fragment']),
        title: z.string().min(1),
        issue: z.string().min(1),
        region: z.string().min(1),
      }),
    )
    .min(1),
  documents: z.record(z.string(), override),
  regions: z.array(
    z.strictObject({
      name: z.string().min(1),
      code: z.string().regex(/^\d{6}$/, '六位行政区划代码'),
      aliases: z.array(z.string().min(1)),
    }),
  ),
})

export type Manifest = z.infer<typeof manifest>
export type ManifestGazette = Manifest['gazettes'][number]
export type DocumentOverride = z.infer<typeof override>

/** Reads corpus/manifest.json. Fails with a CorpusError that names the field and what is expected. */
export function parseManifest(json: string, file = 'manifest.json'): Manifest {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch (cause) {
    throw new CorpusError(file, undefined, '不是合法的 JSON', cause)
  }
  const parsed = manifest.safeParse(data)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new CorpusError(file, undefined, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
  }
  const seen = new Set<string>()
  const regions = new Set(parsed.data.regions.map((r) => r.name))
  for (const { id, file: name, region } of parsed.data.gazettes) {
    for (const key of [id, name]) {
      if (seen.has(key)) throw new CorpusError(file, undefined, `“${key}”写了两次`)
      seen.add(key)
    }
    if (!regions.has(region)) throw new CorpusError(file, undefined, `${id}：regions 里没有“${region}”`)
  }
  return parsed.data
}
