import { customType, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { fromBase64, toBase64 } from './bytes.ts'

/** One schema for libSQL and D1. A change here goes with a migration: npm run store:migration -- --name what_changed. */

const bytes = customType<{ data: Uint8Array; driverData: string }>({
  dataType: () => 'text',
  toDriver: toBase64,
  fromDriver: fromBase64,
})
const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>()

export const conversations = sqliteTable(
  'conversations',
  {
    key: text('key').primaryKey(),
    channel: text('channel').notNull(),
    startedAt: integer('started_at').notNull(),
    seenAt: integer('seen_at').notNull(),
  },
  (t) => [index('conversations_seen').on(t.seenAt)],
)

export const turns = sqliteTable(
  'turns',
  {
    conversation: text('conversation')
      .notNull()
      .references(() => conversations.key, { onDelete: 'cascade' }),
    answerId: text('answer_id').notNull(),
    at: integer('at').notNull(),
    question: text('question').notNull(),
  },
  (t) => [primaryKey({ columns: [t.conversation, t.answerId] })],
)

export const answers = sqliteTable(
  'answers',
  {
    id: text('id').primaryKey(),
    at: integer('at').notNull(),
    channel: text('channel').notNull(),
    /** No foreign key: an answer is kept longer than its conversation, which then is forgotten here too. */
    conversation: text('conversation'),
    question: text('question').notNull(),
    context: json<readonly string[]>('context').notNull(),
    region: text('region'),
    today: text('today').notNull(),
    versions: json<Readonly<Record<string, string>>>('versions').notNull(),
    status: text('status').notNull(),
    reason: text('reason'),
    completeness: text('completeness').notNull(),
    text: text('text').notNull(),
    citations: json<readonly object[]>('citations').notNull(),
    notices: json<readonly string[]>('notices').notNull(),
    contacts: json<readonly object[]>('contacts').notNull(),
    confidence: real('confidence').notNull(),
    /** Null: nothing was told from a gazette, or the answer was kept before this was. */
    provenance: json<readonly object[]>('provenance'),
  },
  (t) => [index('answers_at').on(t.at), index('answers_conversation').on(t.conversation)],
)

export const feedback = sqliteTable(
  'feedback',
  {
    id: text('id').primaryKey(),
    at: integer('at').notNull(),
    answerId: text('answer_id').notNull(),
    useful: integer('useful', { mode: 'boolean' }).notNull(),
    note: text('note'),
  },
  (t) => [index('feedback_at').on(t.at), index('feedback_answer').on(t.answerId)],
)

export const cases = sqliteTable(
  'cases',
  {
    number: text('number').primaryKey(),
    status: text('status', { enum: ['open', 'taken', 'done', 'erased'] }).notNull(),
    openedAt: integer('opened_at').notNull(),
    changedAt: integer('changed_at').notNull(),
    reply: text('reply', { enum: ['phone', 'text'] }).notNull(),
    reason: text('reason'),
    region: text('region'),
    answerId: text('answer_id'),
    conversation: text('conversation'),
    note: text('note'),
    consentWording: text('consent_wording').notNull(),
    consentAt: integer('consent_at').notNull(),
    consentHealth: integer('consent_health', { mode: 'boolean' }).notNull(),
    phone: bytes('phone'),
    name: bytes('name'),
    receipt: text('receipt').unique(),
    operator: text('operator'),
    /** Since when that operator has it. */
    takenAt: integer('taken_at'),
    /** As an operator set it. Absent: from when it was opened. */
    dueAt: integer('due_at'),
    outcome: text('outcome'),
  },
  (t) => [index('cases_status').on(t.status, t.openedAt)],
)

export const messages = sqliteTable(
  'messages',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    case: text('case_number')
      .notNull()
      .references(() => cases.number, { onDelete: 'cascade' }),
    at: integer('at').notNull(),
    from: text('sender', { enum: ['resident', 'operator'] }).notNull(),
    text: text('text').notNull(),
  },
  (t) => [index('messages_case').on(t.case)],
)

/** A call of the hotline. Of the platform's id and of the caller's number only keyed digests are here. */
export const calls = sqliteTable(
  'calls',
  {
    key: text('key').primaryKey(),
    dialect: text('dialect').notNull(),
    /** Played in the browser: no operator is to see it. */
    demo: integer('demo', { mode: 'boolean' }).notNull(),
    caller: text('caller'),
    startedAt: integer('started_at').notNull(),
    seenAt: integer('seen_at').notNull(),
    case: text('case_number'),
    outcome: text('outcome', { enum: ['answered', 'unanswered', 'transferred', 'call-back', 'dropped'] }),
  },
  (t) => [
    index('calls_seen').on(t.seenAt),
    index('calls_caller').on(t.caller, t.seenAt),
    index('calls_case').on(t.case),
  ],
)

export const callTurns = sqliteTable(
  'call_turns',
  {
    call: text('call')
      .notNull()
      .references(() => calls.key, { onDelete: 'cascade' }),
    n: integer('n').notNull(),
    at: integer('at').notNull(),
    event: text('event').notNull(),
    input: text('input'),
    heard: json<{ answerId: string; upTo: number }>('heard'),
    said: json<readonly { text: string; cite?: string }[]>('said').notNull(),
    answerId: text('answer_id'),
    /** What the dialogue knows after this turn. */
    state: json<unknown>('state').notNull(),
    /** The bytes that went to the platform: the same request again gets them again. */
    reply: text('reply').notNull(),
    /** What was still being looked up when the reply was given, once it is there. */
    found: json<unknown>('found'),
  },
  (t) => [primaryKey({ columns: [t.call, t.n] })],
)

/** What was said after a call went to an operator, as the call centre's recogniser sends it: in any order, and again. */
export const transcriptLines = sqliteTable(
  'transcript_lines',
  {
    case: text('case_number')
      .notNull()
      .references(() => cases.number, { onDelete: 'cascade' }),
    /** One run of a recogniser, which numbers its own lines. */
    stream: text('stream').notNull(),
    /** What a line that is sent again is known by. */
    key: text('key').notNull(),
    line: integer('line').notNull(),
    at: integer('at').notNull(),
    /** When it came here, by our clock. */
    heardAt: integer('heard_at').notNull(),
    who: text('who', { enum: ['caller', 'operator'] }).notNull(),
    text: text('text').notNull(),
  },
  (t) => [primaryKey({ columns: [t.case, t.stream, t.key] }), index('transcript_lines_heard').on(t.heardAt)],
)

/** Outcomes that are still to be told to another system; what is told is gone from here. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    case: text('case_number')
      .notNull()
      .references(() => cases.number, { onDelete: 'cascade' }),
    at: integer('at').notNull(),
    tries: integer('tries').notNull(),
    nextAt: integer('next_at').notNull(),
  },
  (t) => [index('outbox_next').on(t.nextAt)],
)

/** Guesses at the code of a case, also of one that there is none of: who guesses learns nothing of that. */
export const codeTries = sqliteTable('code_tries', {
  number: text('number').primaryKey(),
  at: integer('at').notNull(),
  tries: integer('tries').notNull(),
})

/** Calls at the operators' switchboard, as it reports them. */
export const lineCalls = sqliteTable(
  'line_calls',
  {
    key: text('key').primaryKey(),
    offeredAt: integer('offered_at').notNull(),
    answeredAt: integer('answered_at'),
    lostAt: integer('lost_at'),
  },
  (t) => [index('line_calls_offered').on(t.offeredAt)],
)

/** Idempotency keys, as digests, with what came of the first request. */
export const once = sqliteTable(
  'once',
  {
    key: text('key').primaryKey(),
    at: integer('at').notNull(),
    request: text('request').notNull(),
    value: text('value').notNull(),
  },
  (t) => [index('once_at').on(t.at)],
)

/** Triggers in the first migration refuse to change or delete a row. */
export const audit = sqliteTable('audit', {
  seq: integer('seq').primaryKey(),
  at: integer('at').notNull(),
  kind: text('kind', { enum: ['read', 'change', 'security'] }).notNull(),
  action: text('action').notNull(),
  actor: text('actor').notNull(),
  case: text('case_number'),
  detail: json<Readonly<Record<string, string | number | boolean>>>('detail'),
  digest: text('digest').notNull(),
})

export const operators = sqliteTable('operators', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  role: text('role', { enum: ['operator', 'editor', 'admin', 'auditor'] }).notNull(),
  /** Self-describing (algorithm, cost, salt, hash). Absent: signs in elsewhere, as `subject`. */
  password: text('password'),
  subject: text('subject').unique(),
  /** Sealed secret of the codes that change every half minute, and the last half minute that one was taken for. */
  second: bytes('second'),
  secondStep: integer('second_step'),
  /** Refused sign-ins since the last that was not, and until when none is taken. */
  failures: integer('failures').notNull().default(0),
  lockedUntil: integer('locked_until'),
  createdAt: integer('created_at').notNull(),
  disabledAt: integer('disabled_at'),
})

export const sessions = sqliteTable(
  'sessions',
  {
    /** Digest of the cookie's token. */
    token: text('token').primaryKey(),
    operator: text('operator')
      .notNull()
      .references(() => operators.id, { onDelete: 'cascade' }),
    createdAt: integer('created_at').notNull(),
    seenAt: integer('seen_at').notNull(),
  },
  (t) => [index('sessions_seen').on(t.seenAt)],
)

/** What operators think of an answer or of a clause that was suggested: kept apart from what residents say of answers. */
export const marks = sqliteTable(
  'marks',
  {
    id: text('id').primaryKey(),
    at: integer('at').notNull(),
    /** No foreign key: a mark is evaluation material, also when its maker is gone. */
    operator: text('operator').notNull(),
    answerId: text('answer_id').notNull(),
    /** Absent: the answer as a whole. */
    clauseId: text('clause_id'),
    mark: text('mark', { enum: ['used', 'edited', 'rejected', 'wrong'] }).notNull(),
    /** Why, or what was said in its place; masked. */
    note: text('note'),
  },
  (t) => [index('marks_at').on(t.at), index('marks_answer').on(t.answerId)],
)

/** Clauses that an operator opened or used last, and those that stay at hand. */
export const deskClauses = sqliteTable(
  'desk_clauses',
  {
    operator: text('operator')
      .notNull()
      .references(() => operators.id, { onDelete: 'cascade' }),
    clauseId: text('clause_id').notNull(),
    at: integer('at').notNull(),
    pinned: integer('pinned', { mode: 'boolean' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.operator, t.clauseId] })],
)

/** How an operator has the desk: keys, and whose wordings come first. */
export const deskSettings = sqliteTable('desk_settings', {
  operator: text('operator')
    .primaryKey()
    .references(() => operators.id, { onDelete: 'cascade' }),
  value: json<unknown>('value').notNull(),
})

/** Keys that an operator's device keeps: what signs in without a password. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    /** As the authenticator names it, base64url. */
    id: text('id').primaryKey(),
    operator: text('operator')
      .notNull()
      .references(() => operators.id, { onDelete: 'cascade' }),
    /** What the operator calls it. */
    name: text('name').notNull(),
    publicKey: bytes('public_key').notNull(),
    /** Of signatures, where the authenticator counts: a lower one is a copy of the key. */
    counter: integer('counter').notNull(),
    createdAt: integer('created_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('passkeys_operator').on(t.operator)],
)

/** What a sign-in that has begun needs at its end, under the digest of a token; taken once. */
export const pending = sqliteTable(
  'pending',
  {
    key: text('key').primaryKey(),
    /** Sealed. */
    value: bytes('value').notNull(),
    until: integer('until').notNull(),
  },
  (t) => [index('pending_until').on(t.until)],
)

/** How far another system has been told the audit log. */
export const cursors = sqliteTable('cursors', {
  name: text('name').primaryKey(),
  seq: integer('seq').notNull(),
})

export const editorSettings = sqliteTable('editor_settings', {
  name: text('name').primaryKey(),
  value: json<unknown>('value').notNull(),
  version: integer('version').notNull(),
  changedAt: integer('changed_at').notNull(),
  changedBy: text('changed_by').notNull(),
})
