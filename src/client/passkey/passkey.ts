/**
 * Forms with `data-passkey` (where to ask for a challenge): pressing the button asks the device first, puts its answer into
 * `credential`, and then sends the form. Without passkeys in this browser the form stays away.
 */
const FAILED = '没有用成通行密钥：取消了，放得太久，或者这台设备上没有。可以再按一次，或用别的办法。'
const WAITING = '请按设备的提示做。'

function start(): void {
  if (!('PublicKeyCredential' in window && 'fetch' in window)) return
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) improve(form)
}

function improve(form: HTMLFormElement): void {
  const told = form.querySelector('[data-told]')
  const tell = (text: string) => told && (told.textContent = text)
  let busy = false
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (busy) return
    busy = true
    tell(WAITING)
    void sent(form).then((done) => {
      busy = done
      if (done) return undefined
      tell('')
      // Told twice in the same words it would be silent the second time.
      return setTimeout(() => tell(FAILED), 100)
    })
  })
}

/** The form goes with the device's answer. false: there is none. */
async function sent(form: HTMLFormElement): Promise<boolean> {
  const field = form.elements.namedItem('credential')
  try {
    const answer = await answered(form)
    if (!(field instanceof HTMLInputElement)) return false
    field.value = JSON.stringify(answer)
    form.submit()
    return true
  } catch {
    return false
  }
}

async function answered(form: HTMLFormElement): Promise<object> {
  const csrf = form.elements.namedItem('csrf')
  const response = await fetch(form.dataset['passkey'] ?? '', {
    method: 'POST',
    body: new URLSearchParams({ csrf: csrf instanceof HTMLInputElement ? csrf.value : '' }),
  })
  if (!response.ok) throw new Error(String(response.status))
  const options = (await response.json()) as Options
  const isNew = options.user !== undefined
  const credential = isNew
    ? await navigator.credentials.create({ publicKey: creationOf(options) })
    : await navigator.credentials.get({ publicKey: requestOf(options) })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('none')
  return toJson(credential)
}

/** As the server writes them: bytes are base64url. */
interface Options {
  challenge: string
  user?: { id: string; name: string; displayName: string }
  rp: PublicKeyCredentialRpEntity
  pubKeyCredParams: PublicKeyCredentialParameters[]
  excludeCredentials?: { id: string; type: 'public-key' }[]
  authenticatorSelection?: AuthenticatorSelectionCriteria
  userVerification?: UserVerificationRequirement
  rpId?: string
  timeout?: number
}

function creationOf(options: Options): PublicKeyCredentialCreationOptions {
  const { user = { id: '', name: '', displayName: '' } } = options
  const { rp, pubKeyCredParams, authenticatorSelection, timeout } = options
  return {
    rp,
    pubKeyCredParams,
    challenge: bytesOf(options.challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(({ id, type }) => ({ id: bytesOf(id), type })),
    ...(authenticatorSelection ? { authenticatorSelection } : {}),
    ...(timeout ? { timeout } : {}),
  }
}

function requestOf({
  challenge,
  rpId,
  userVerification,
  timeout,
}: Options): PublicKeyCredentialRequestOptions {
  return {
    challenge: bytesOf(challenge),
    ...(rpId ? { rpId } : {}),
    ...(userVerification ? { userVerification } : {}),
    ...(timeout ? { timeout } : {}),
  }
}

function toJson({ id, rawId, type, response }: PublicKeyCredential): object {
  const all = { clientDataJSON: textOf(response.clientDataJSON) }
  const made =
    response instanceof AuthenticatorAttestationResponse
      ? { ...all, attestationObject: textOf(response.attestationObject) }
      : response instanceof AuthenticatorAssertionResponse
        ? {
            ...all,
            authenticatorData: textOf(response.authenticatorData),
            signature: textOf(response.signature),
            ...(response.userHandle ? { userHandle: textOf(response.userHandle) } : {}),
          }
        : all
  return { id, rawId: textOf(rawId), type, response: made, clientExtensionResults: {} }
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))

const textOf = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

start()
