import { TingzhengWidget } from './element.ts'

// Loaded twice, or by two sites' scripts: the first counts.
if (!customElements.get('tingzheng-widget')) customElements.define('tingzheng-widget', TingzhengWidget)
