import { html } from 'hono/html'
import type { Html } from '../web/html.ts'
import { scriptAddress } from '../web/scripts.ts'

/** On the pages where a passkey can be used, and no other. */
export const passkeyScript = (): Html => html`<script src="${scriptAddress('passkey')}" defer></script>`
