import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createNodeFiles } from './drivers/node-files.ts'
import { digestCorpus } from './node-corpus.ts'
import { readCorpusDigest } from './search/snapshot-files.ts'
import type { Settings } from './settings.ts'

export interface Check {
  name: string
  /** undefined: sound. Else what is wrong and what to do. */
  wrong?: string
}

/** What a start needs of the machine, tried without starting. */
export async function checkMachine(settings: Settings): Promise<Check[]> {
  return Promise.all([
    tried(`数据文件夹 ${settings.dataDir} 可以写`, () => dataDir(settings.dataDir)),
    tried('索引和公报相符', index),
    tried('模型文件夹', () => model(settings)),
    tried(`端口 ${settings.host}:${settings.port} 空着`, () => port(settings)),
  ])
}

async function tried(name: string, look: () => Promise<string | undefined>): Promise<Check> {
  try {
    const wrong = await look()
    return { name, ...(wrong ? { wrong } : {}) }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return { name, wrong: code ?? message }
  }
}

async function dataDir(folder: string): Promise<undefined> {
  const made = existsSync(folder) ? undefined : await mkdir(folder, { recursive: true })
  const probe = join(folder, `.doctor-${process.pid}`)
  await writeFile(probe, '', { mode: 0o600 })
  await rm(probe)
  if (made) await rm(made, { recursive: true })
}

async function index(): Promise<string | undefined> {
  const digest = await readCorpusDigest(createNodeFiles('index'))
  if (digest === undefined) return '没有索引，或者是别的版本做的。请运行 npm run ingest。'
  return digest === digestCorpus() ? undefined : '公报改过，索引还是旧的。请运行 npm run ingest。'
}

async function model({ embedder, modelDir, modelRemote }: Settings): Promise<string | undefined> {
  if (embedder !== 'transformers' || (modelRemote && !modelDir)) return undefined
  const folder = join(modelDir ?? '', 'bge-small-zh-v1.5')
  return existsSync(join(folder, 'config.json')) ? undefined : `MODEL_DIR 里没有 ${folder}/config.json。`
}

function port({ host, port: number }: Settings): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'EADDRINUSE' ? '有别的程序在用。换一个 PORT。' : `听不了这个地址（${code ?? ''}）。`),
    )
    server.listen(number, host, () => server.close(() => resolve(undefined)))
  })
}
