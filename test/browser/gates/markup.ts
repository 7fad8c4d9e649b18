import { HtmlValidate } from 'html-validate'

const checker = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document'],
  rules: {
    // How a void element or a boolean attribute is written is no matter of validity.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'valid-id': ['error', { relaxed: true }],
    // Of our own origin.
    'require-sri': 'off',
    'long-title': 'off',
  },
})

/** HTML as the standard has it: nesting, attributes, no id twice, no reference to an id that is not there. */
export async function markup(html: string, which: string): Promise<string[]> {
  const { results } = await checker.validateString(html)
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, line, message }) => `markup (${which}) ${ruleId}, line ${line}: ${message}`)
}
