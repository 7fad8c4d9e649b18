import { TingzhengWidget } from './element.ts'

/** Without these the panel would stand there undressed or not at all: an older browser keeps the link. */
const canShow =
  'adoptedStyleSheets' in document &&
  'replaceSync' in CSSStyleSheet.prototype &&
  'HTMLDialogElement' in window

// Loaded twice, or by two sites' scripts: the first counts.
if (canShow && !customElements.get('tingzheng-widget'))
  customElements.define('tingzheng-widget', TingzhengWidget)
