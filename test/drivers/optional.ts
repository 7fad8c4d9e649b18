import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

/** Where the reference weights lie, for development and CI. */
export const MODEL_DIR = process.env['MODEL_DIR'] ?? resolve('../shared/models')

/**
 * Why a suite cannot run here, or '' when it can. In CI nothing may be missing: there the suite runs, and fails.
 */
export function missing(needs: { packageName?: string; model?: boolean; program?: string }): string {
  if (process.env['CI']) return ''
  const { packageName, model, program } = needs
  if (program && spawnSync(program, ['--version']).error) return `${program} is not installed`
  if (packageName && !installed(packageName)) return `${packageName} is not installed`
  const weights = resolve(MODEL_DIR, 'bge-small-zh-v1.5/onnx/model_quantized.onnx')
  return model && !existsSync(weights) ? `no model at ${weights}` : ''
}

function installed(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name)
    return true
  } catch {
    return false
  }
}
