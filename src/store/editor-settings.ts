import { eq } from 'drizzle-orm'
import type { EditorSettings } from '../ports/store.ts'
import type { Change } from './audit-chain.ts'
import type { Means } from './database.ts'
import { editorSettings } from './schema.ts'
import { SEEDS } from './seeds.ts'

export function createEditorSettings(means: Means, change: Change): EditorSettings {
  const { db, now } = means
  return {
    read: (name) => readSetting(means, name),
    write: (name, value, { version, actor }) =>
      change(async () => {
        const current = await readSetting(means, name)
        if ((current?.version ?? 0) !== version) return { result: false }
        const row = { name, value, version: version + 1, changedAt: now(), changedBy: actor }
        return {
          result: true,
          entry: { kind: 'change', action: 'settings.write', actor, detail: { name, version: version + 1 } },
          writes: [
            db
              .insert(editorSettings)
              .values(row)
              .onConflictDoUpdate({ target: editorSettings.name, set: row }),
          ],
        }
      }),
  }
}

export async function readSetting({ db, guard }: Means, name: string) {
  const { value, version } = editorSettings
  const rows = await guard(() =>
    db.select({ value, version }).from(editorSettings).where(eq(editorSettings.name, name)),
  )
  if (rows[0]) return rows[0]
  const seed = Object.hasOwn(SEEDS, name) ? SEEDS[name] : undefined
  return seed === undefined ? null : { value: seed, version: 0 }
}
