import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PortError } from '../errors.ts'
import type { Embedder } from '../ports/embedder.ts'

/** What is used of @huggingface/transformers 4. Declared here because the package is optional. */
interface Transformers {
  env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string }
  pipeline(task: 'feature-extraction', model: string, options: object): Promise<Extractor>
}
type Extractor = (
  texts: string[],
  options: { pooling: 'cls'; normalize: true },
) => Promise<{ data: Float32Array; dims: number[] }>

export interface TransformersOptions {
  /** Folder that holds `bge-small-zh-v1.5/`. Absent only where `remote` is true. */
  modelDir?: string
  /** May fetch the model from its hub. Default: no network at all. */
  remote?: boolean
  /** Threads of one inference. Default: the runtime's own choice. */
  threads?: number
}

const MODEL = 'bge-small-zh-v1.5'
const HUB_MODEL = `Xenova/${MODEL}`
const DIMENSIONS = 512
/** Short texts run fastest a few at a time: 64 at once measured no faster than 16, and held four times the memory. */
const BATCH = 32
/** The package's name in a variable, so that neither the compiler nor a bundler asks for it. */
const PACKAGE: string = '@huggingface/transformers'

/**
 * bge-small-zh-v1.5 (BAAI, MIT), 8-bit, with ONNX Runtime. CLS pooling and unit length, as its authors publish it.
 * Opens the model at once; PortError('embedder') when package or model is missing.
 */
export async function createTransformersEmbedder(
  options: TransformersOptions,
): Promise<Embedder & { readonly digest: string }> {
  const extract = await open(options)
  const embedDocuments = async (texts: string[]): Promise<number[][]> => {
    const vectors: number[][] = []
    for (let from = 0; from < texts.length; from += BATCH)
      vectors.push(...(await embedBatch(extract, texts.slice(from, from + BATCH))))
    return vectors
  }
  return {
    name: `${MODEL}/q8`,
    space: MODEL,
    dimensions: DIMENSIONS,
    digest: digestOf(options.modelDir),
    embedDocuments,
    async embedQuery(text) {
      const [vector] = await embedDocuments([text])
      return vector ?? []
    },
  }
}

/** SHA-256 of the weights; of a model that its package keeps in its own cache, its name. */
function digestOf(modelDir: string | undefined): string {
  const file = join(modelDir ?? '', MODEL, 'onnx', 'model_quantized.onnx')
  if (modelDir === undefined || !existsSync(file)) return HUB_MODEL
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

async function open({ modelDir, remote = false, threads }: TransformersOptions): Promise<Extractor> {
  let transformers: Transformers
  try {
    transformers = (await import(PACKAGE)) as Transformers
  } catch (cause) {
    throw new PortError('embedder', `没有安装 ${PACKAGE}：npm install ${PACKAGE}`, {
      retryable: false,
      cause,
    })
  }
  transformers.env.allowRemoteModels = remote
  transformers.env.allowLocalModels = modelDir !== undefined
  if (modelDir !== undefined) transformers.env.localModelPath = modelDir.replace(/\/?$/, '/')
  const session = threads === undefined ? {} : { session_options: { intraOpNumThreads: threads } }
  try {
    const model = modelDir === undefined ? HUB_MODEL : MODEL
    return await transformers.pipeline('feature-extraction', model, { dtype: 'q8', ...session })
  } catch (cause) {
    const where = modelDir === undefined ? '网上' : `文件夹 ${modelDir} 里`
    throw new PortError('embedder', `${where}没有可用的模型 ${MODEL}`, { retryable: remote, cause })
  }
}

async function embedBatch(extract: Extractor, texts: string[]): Promise<number[][]> {
  let output: Awaited<ReturnType<Extractor>>
  try {
    output = await extract(texts, { pooling: 'cls', normalize: true })
  } catch (cause) {
    throw new PortError('embedder', `模型 ${MODEL} 运行失败`, { retryable: true, cause })
  }
  const [rows, columns] = output.dims
  if (rows !== texts.length || columns !== DIMENSIONS)
    throw new PortError('embedder', `模型给出 ${output.dims.join('×')}，应是 ${texts.length}×${DIMENSIONS}`, {
      retryable: false,
    })
  return texts.map((_, i) => Array.from(output.data.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS)))
}
