import { isNo, isYes, plain } from '../hearing.ts'
import type { Choice, Move } from '../state.ts'

const ORDINALS: Readonly<Record<string, RegExp>> = {
  '1': /^(?:选|按|第)?[一1](?:个|种|号)?$/u,
  '2': /^(?:选|按|第)?[二两2](?:个|种|号)?$/u,
  '3': /^(?:选|按|第)?[三3](?:个|种|号)?$/u,
}

/** A choice by its key, by its number said, or by its own words. */
export const choice = (key: string, said: (text: string) => boolean, move: () => Move): Choice => ({
  key,
  said: (text) => said(text) || ORDINALS[key]?.test(plain(text)) === true,
  move,
})

/** 1 yes, 2 no. */
export const yesNo = (yes: () => Move, no: () => Move): Choice[] => [
  choice('1', isYes, yes),
  choice('2', isNo, no),
]

/** Whether a name is said, alone or in a short sentence. */
export const naming =
  (...names: string[]) =>
  (text: string): boolean => {
    const said = plain(text)
    return names.some((name) => said.includes(name) && said.length <= name.length + 8)
  }
