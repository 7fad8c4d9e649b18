interface Asked {
  request(path: string, init: RequestInit): Response | Promise<Response>
}

/** Sends fields to a path as a browser sends a plain form. */
export const sender = (app: Asked, path: string) => async (fields: Record<string, string>) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
