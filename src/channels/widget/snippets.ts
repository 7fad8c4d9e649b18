/** Where the service and its script are. */
export interface Place {
  /** Of the service, as the world sees it. */
  origin: string
  /** Path of the script as it is now. */
  script: string
  /** Of that script: sha384-… */
  integrity: string
}

const element = (origin: string, attributes = ''): string =>
  `<tingzheng-widget region="吉林省"${attributes}>
  <a href="${origin}/">问政府公报</a>
</tingzheng-widget>`

export const latest = ({ origin }: Place): string =>
  `<script type="module" src="${origin}/widget.js"></script>
${element(origin)}`

export const fixed = ({ origin, script, integrity }: Place): string =>
  `<script type="module" src="${origin}${script}"
  integrity="${integrity}"
  crossorigin="anonymous"></script>
${element(origin)}`

export const policy = ({ origin }: Place): string => `script-src ${origin}; connect-src ${origin}`

export const own = ({ origin, integrity }: Place): string =>
  `<script type="module" src="/tingzheng-widget.js"
  integrity="${integrity}"></script>
${element(origin, ` service="${origin}"`)}`

export const frame = ({ origin }: Place): string =>
  `<iframe id="tingzheng" title="问政府公报" width="100%" height="640"
  src="${origin}/widget/frame?region=吉林省"></iframe>`

export const follow = ({ origin }: Place): string =>
  `addEventListener('message', ({ origin, data }) => {
  if (origin === '${origin}' && data.type === 'tingzheng-height')
    document.getElementById('tingzheng').height = data.height
})`
