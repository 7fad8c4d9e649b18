/** In the OpenAPI document: what needs the cookie of a sign-in. */
export const SIGNED_IN: Record<string, string[]>[] = [{ operator: [] }]

export const SIGNED_IN_SCHEME = {
  type: 'apiKey',
  in: 'cookie',
  name: 'operator',
  description: '登录工作台得到的 Cookie；网址是 https 时叫 __Host-operator。POST 要用 JSON。',
} as const
