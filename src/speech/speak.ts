import { sayDates } from './date.ts'
import { sayDocumentNumbers, spellDocumentNumbers } from './document-number.ts'
import { fold } from './fold.ts'
import { sayAddresses, sayCodes, sayLetters } from './latin.ts'
import { sayPhones } from './phone.ts'
import { sayQuantities } from './quantity.ts'
import { sayMarks, saySigns } from './signs.ts'

/**
 * Written Chinese as it is said, in Chinese characters and the stops 、，；：？。 alone, so that any voice reads it alike and
 * none has to guess: amounts, shares, dates, document and telephone numbers, units, signs, Latin letters. Every number is
 * kept, but of an identity card the last four figures; nothing is added but what signs mean. Lines stay lines; one that another follows ends with a stop.
 * Letters of other scripts are left for the gate (gate.ts) to find.
 */
export const toSpoken = (written: string): string => speak(written, sayDocumentNumbers)

/** The same, with document numbers letter by letter, to be written down: 吉林的吉，政府的政，…. */
export const toSpelled = (written: string): string => speak(written, spellDocumentNumbers)

type Rule = (text: string) => string

/** The order matters: what has a form of its own before what is merely counted. */
function speak(written: string, documentNumbers: Rule): string {
  const rules: Rule[] = [
    fold,
    sayAddresses,
    documentNumbers,
    sayMarks,
    sayCodes,
    sayPhones,
    sayDates,
    sayQuantities,
    sayLetters,
    saySigns,
  ]
  return written
    .split(/\r?\n/)
    .map((line, i, { length }) => {
      const said = rules.reduce((so, rule) => rule(so), line)
      return i < length - 1 ? said.replace(/(?<=[^、，；：？。])$/, '。') : said
    })
    .join('\n')
}
