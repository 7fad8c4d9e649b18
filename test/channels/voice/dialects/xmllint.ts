import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const DTD = '/usr/share/xml/w3c-sgml-lib/schema/dtd/REC-voicexml21-20070619/vxml.dtd'

/** Debian packages libxml2-utils and w3c-sgml-lib. What is missing, or undefined: then nothing is skipped. In CI nothing may be missing. */
export const missing: string | undefined =
  spawnSync('xmllint', ['--version']).error !== undefined
    ? 'xmllint (libxml2-utils)'
    : existsSync(DTD)
      ? undefined
      : 'the VoiceXML DTD (w3c-sgml-lib)'
if (missing !== undefined && process.env.CI === 'true') throw new Error(`CI needs ${missing}`)

const run = (args: string[], input: string): string => {
  const done = spawnSync('xmllint', ['--nonet', '--noout', ...args, '-'], { input, encoding: 'utf8' })
  return done.status === 0 ? '' : `${done.status}: ${done.stderr}`
}

/** Empty when `xml` is valid, else what xmllint says. */
export const againstRng = (name: 'twiml-profile' | 'twiml-twilio', xml: string): string =>
  run(['--relaxng', fileURLToPath(new URL(`${name}.rng`, import.meta.url))], xml)

export const againstVoiceXml = (xml: string): string => run(['--dtdvalid', DTD], xml)
