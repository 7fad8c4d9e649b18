import type { StateName } from '../call.ts'
import type { State } from '../state.ts'
import { answer } from './answer.ts'
import { asking } from './asking.ts'
import { booked, booking, consent, digits, number, when } from './call-back.ts'
import { caseNumber, code, resuming } from './earlier.ts'
import { echo } from './echo.ts'
import { over, useful, warned } from './end.ts'
import { grade } from './grade.ts'
import { offer } from './offer.ts'
import { pause } from './pause.ts'
import { place } from './place.ts'
import { question } from './question.ts'
import { sms } from './sms.ts'
import { topics } from './topics.ts'
import { lost, transfer } from './transfer.ts'
import { danger, distress } from './urgent.ts'

export const STATES: Readonly<Record<StateName, State>> = {
  question,
  echo,
  asking,
  place,
  grade,
  answer,
  pause,
  topics,
  offer,
  sms,
  when,
  consent,
  number,
  digits,
  booking,
  booked,
  case: caseNumber,
  code,
  resuming,
  transfer,
  lost,
  danger,
  distress,
  useful,
  warned,
  over,
}
