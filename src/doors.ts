import { ServiceError } from './errors.ts'
import type { Settings } from './settings.ts'
import type { SettingName } from './settings-schema.ts'

/** A way into or out of the service that a setting opens or shuts. */
export interface Door {
  id: string
  /** What stands behind it, in the words of people who run the service. */
  what: string
  /** Where it is met; empty for a way out (messages, traces) and for buttons. */
  paths: readonly string[]
  /** Any one of these sets opens it. */
  opens: readonly (readonly SettingName[])[]
  /** Shut only by being told so. */
  shutBy?: SettingName
  /** Nothing opens without it. Node makes its own. */
  needs?: SettingName
  /** Not built in this version: the setting is checked and kept for it. */
  planned?: true
}

const voice = (id: string, what: string, paths: string[], ...opens: SettingName[]): Door => ({
  id,
  what,
  paths,
  opens: [...opens.map((name) => [name]), ['VOICE_UNSIGNED']],
  needs: 'STATE_SECRET',
})

export const DOORS: readonly Door[] = [
  {
    id: 'callback',
    what: '留电话，请人回电',
    paths: ['/api/handoffs'],
    opens: [['DATA_KEY']],
  },
  { id: 'conversation', what: '接着问的网页对话', paths: ['/c/'], opens: [['STATE_SECRET']], planned: true },
  { id: 'receipt', what: '用回执看办到哪一步', paths: ['/r/'], opens: [['STATE_SECRET']] },
  voice('twiml', 'TwiML 电话', ['/voice/twiml/'], 'TWILIO_AUTH_TOKEN', 'TELNYX_PUBLIC_KEY', 'VOICE_SECRET'),
  voice('jambonz', 'jambonz 电话', ['/voice/jambonz/'], 'JAMBONZ_WEBHOOK_SECRET'),
  voice('vxml', 'VoiceXML 电话', ['/voice/vxml/'], 'VOICE_SECRET'),
  voice('voice-json', '其他电话平台', ['/voice/json'], 'VOICE_SECRET'),
  {
    id: 'voice-events',
    what: '话务记录',
    paths: ['/voice/events'],
    opens: [['VOICE_SECRET']],
    needs: 'STATE_SECRET',
  },
  voice(
    'transcript',
    '转给人工以后的转写',
    ['/voice/transcript/'],
    'TWILIO_AUTH_TOKEN',
    'TELNYX_PUBLIC_KEY',
    'JAMBONZ_WEBHOOK_SECRET',
    'VOICE_SECRET',
  ),
  {
    id: 'phone',
    what: '浏览器里的电话',
    paths: ['/phone'],
    opens: [],
    shutBy: 'PHONE_DEMO',
    needs: 'STATE_SECRET',
  },
  {
    id: 'widget',
    what: '嵌在别的网站里',
    paths: ['/widget/'],
    opens: [['WIDGET_ORIGINS']],
  },
  {
    id: 'sign-in',
    what: '用统一身份登录工作台',
    paths: ['/operator/sign-in/oidc'],
    opens: [
      ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
      ['ACCESS_TEAM', 'ACCESS_AUD'],
    ],
  },
  { id: 'chat', what: '语言模型', paths: [], opens: [['CHAT_BASE_URL', 'CHAT_MODEL']] },
  { id: 'transfer', what: '转接人工电话', paths: [], opens: [['TRANSFER_TO']] },
  {
    id: 'speech-in',
    what: '网页上说话提问',
    paths: ['/speech/in'],
    opens: [['ASR_URL'], ['BROWSER_ASR']],
  },
  { id: 'speech-out', what: '网页上念出回答', paths: ['/speech/out'], opens: [['TTS_URL']] },
  { id: 'sms', what: '短信', paths: [], opens: [['SMS_URL', 'SMS_KEY']] },
  {
    id: 'outcomes',
    what: '把结果送给别的系统',
    paths: [],
    opens: [['OUTCOME_URL', 'OUTCOME_SECRET']],
  },
  { id: 'syslog', what: '把审计记录送出去', paths: [], opens: [['SYSLOG_URL']] },
  {
    id: 'traces',
    what: '把运行轨迹送出去',
    paths: [],
    opens: [['OTEL_EXPORTER_OTLP_ENDPOINT']],
    planned: true,
  },
]

const camel = (name: string): keyof Settings =>
  name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as keyof Settings

const isSet = (settings: Settings, name: SettingName): boolean => settings[camel(name)] !== undefined

export function isOpen({ opens, shutBy, needs }: Door, settings: Settings): boolean {
  if (shutBy && isSet(settings, shutBy)) return false
  if (needs && !isSet(settings, needs)) return false
  return isTold(opens, settings)
}

/** Whether one of the ways to open it is set, where there is any. */
const isTold = (opens: Door['opens'], settings: Settings): boolean =>
  opens.length === 0 || opens.some((names) => names.every((name) => isSet(settings, name)))

const written = (name: SettingName): string =>
  name === 'VOICE_UNSIGNED' || name === 'BROWSER_ASR' ? `${name}=allow` : name

/** 要设置 VOICE_SECRET，或者 VOICE_UNSIGNED=allow; what is missing besides comes first. */
export function howToOpen({ opens, shutBy, needs }: Door, settings: Settings): string {
  const steps = [
    ...(needs && !isSet(settings, needs) ? [`要设置 ${needs}`] : []),
    ...(shutBy && isSet(settings, shutBy) ? [`不要写 ${shutBy}`] : []),
    ...(isTold(opens, settings)
      ? []
      : [`要设置 ${opens.map((names) => names.map(written).join(' 和 ')).join('，或者 ')}`]),
  ]
  return steps.join('；')
}

/** For a route: answers 403 with a sentence that says which setting opens it. */
export function requireOpen(id: string, settings: Settings): void {
  const door = DOORS.find((known) => known.id === id)
  if (!door) throw new Error(`no door ${id}`)
  if (!isOpen(door, settings))
    throw new ServiceError(403, `“${door.what}”没有开放：${howToOpen(door, settings)}。`)
}

/** What the start-up log and `npm run doctor` say, a line each. */
export function tellDoors(settings: Settings): string[] {
  const shut = DOORS.filter((door) => !isOpen(door, settings))
  const lines = shut.map((door) => {
    const where = door.paths.length > 0 ? `（${door.paths.join('、')}）` : ''
    return `  ${door.what}${where}：${howToOpen(door, settings)}${door.planned ? '；这一版还没有做好' : ''}`
  })
  const warning = settings.voiceUnsigned
    ? ['注意：VOICE_UNSIGNED=allow，电话请求不验签名，只能在开发时用。']
    : []
  return [...warning, ...(lines.length > 0 ? ['没有开的门：', ...lines] : [])]
}
