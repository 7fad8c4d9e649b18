/** Made by npm run store:migration from src/store/migrations: change it there. Version = place in the list, from 1. */
export const MIGRATIONS: readonly { name: string; sql: string }[] = [
  {
    name: '0000_first',
    sql: `CREATE TABLE "answers" (
	"id" text PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"channel" text NOT NULL,
	"conversation" text,
	"question" text NOT NULL,
	"context" text NOT NULL,
	"region" text,
	"today" text NOT NULL,
	"versions" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"completeness" text NOT NULL,
	"text" text NOT NULL,
	"citations" text NOT NULL,
	"notices" text NOT NULL,
	"contacts" text NOT NULL,
	"confidence" real NOT NULL
);
--> statement-breakpoint
CREATE INDEX "answers_at" ON "answers" ("at");--> statement-breakpoint
CREATE INDEX "answers_conversation" ON "answers" ("conversation");--> statement-breakpoint
CREATE TABLE "audit" (
	"seq" integer PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"kind" text NOT NULL,
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"case_number" text,
	"detail" text,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"number" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"opened_at" integer NOT NULL,
	"changed_at" integer NOT NULL,
	"reply" text NOT NULL,
	"reason" text,
	"region" text,
	"answer_id" text,
	"conversation" text,
	"note" text,
	"consent_wording" text NOT NULL,
	"consent_at" integer NOT NULL,
	"consent_health" integer NOT NULL,
	"phone" text,
	"name" text,
	"receipt" text,
	"operator" text,
	"outcome" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "cases_receipt_unique" ON "cases" ("receipt");--> statement-breakpoint
CREATE INDEX "cases_status" ON "cases" ("status","opened_at");--> statement-breakpoint
CREATE TABLE "conversations" (
	"key" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"started_at" integer NOT NULL,
	"seen_at" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "conversations_seen" ON "conversations" ("seen_at");--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"answer_id" text NOT NULL,
	"useful" integer NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE INDEX "feedback_at" ON "feedback" ("at");--> statement-breakpoint
CREATE INDEX "feedback_answer" ON "feedback" ("answer_id");--> statement-breakpoint
CREATE TABLE "messages" (
	"id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"case_number" text NOT NULL,
	"at" integer NOT NULL,
	"sender" text NOT NULL,
	"text" text NOT NULL,
	FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "messages_case" ON "messages" ("case_number");--> statement-breakpoint
CREATE TABLE "once" (
	"key" text PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"request" text NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "once_at" ON "once" ("at");--> statement-breakpoint
CREATE TABLE "turns" (
	"conversation" text NOT NULL,
	"answer_id" text NOT NULL,
	"at" integer NOT NULL,
	"question" text NOT NULL,
	PRIMARY KEY("conversation", "answer_id"),
	FOREIGN KEY ("conversation") REFERENCES "conversations"("key") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TRIGGER "audit_keeps_rows" BEFORE UPDATE ON "audit" BEGIN SELECT RAISE(ABORT, 'audit: an entry is never changed'); END;--> statement-breakpoint
CREATE TRIGGER "audit_loses_none" BEFORE DELETE ON "audit" BEGIN SELECT RAISE(ABORT, 'audit: an entry is never removed'); END;--> statement-breakpoint
CREATE TRIGGER "audit_has_no_gap" BEFORE INSERT ON "audit" WHEN NEW."seq" IS NOT (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") BEGIN SELECT RAISE(ABORT, 'audit: not the next entry'); END;
`,
  },
  {
    name: '0001_staff_and_settings',
    sql: `CREATE TABLE "editor_settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"version" integer NOT NULL,
	"changed_at" integer NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operators" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password" text,
	"subject" text,
	"created_at" integer NOT NULL,
	"disabled_at" integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX "operators_name_unique" ON "operators" ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "operators_subject_unique" ON "operators" ("subject");--> statement-breakpoint
CREATE TABLE "sessions" (
	"token" text PRIMARY KEY NOT NULL,
	"operator" text NOT NULL,
	"created_at" integer NOT NULL,
	"seen_at" integer NOT NULL,
	FOREIGN KEY ("operator") REFERENCES "operators"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "sessions_seen" ON "sessions" ("seen_at");`,
  },
  {
    name: '0002_provenance',
    sql: `ALTER TABLE "answers" ADD "provenance" text;`,
  },
  {
    name: '0003_calls',
    sql: `CREATE TABLE "call_turns" (
	"call" text NOT NULL,
	"n" integer NOT NULL,
	"at" integer NOT NULL,
	"event" text NOT NULL,
	"input" text,
	"heard" text,
	"said" text NOT NULL,
	"answer_id" text,
	"state" text NOT NULL,
	"reply" text NOT NULL,
	"found" text,
	PRIMARY KEY("call", "n"),
	FOREIGN KEY ("call") REFERENCES "calls"("key") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"key" text PRIMARY KEY NOT NULL,
	"dialect" text NOT NULL,
	"demo" integer NOT NULL,
	"caller" text,
	"started_at" integer NOT NULL,
	"seen_at" integer NOT NULL,
	"case_number" text,
	"outcome" text
);
--> statement-breakpoint
CREATE INDEX "calls_seen" ON "calls" ("seen_at");--> statement-breakpoint
CREATE INDEX "calls_caller" ON "calls" ("caller","seen_at");--> statement-breakpoint
CREATE INDEX "calls_case" ON "calls" ("case_number");--> statement-breakpoint
CREATE TABLE "code_tries" (
	"number" text PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"tries" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "line_calls" (
	"key" text PRIMARY KEY NOT NULL,
	"offered_at" integer NOT NULL,
	"answered_at" integer,
	"lost_at" integer
);
--> statement-breakpoint
CREATE INDEX "line_calls_offered" ON "line_calls" ("offered_at");`,
  },
  {
    name: '0004_operator_doors',
    sql: `ALTER TABLE "operators" ADD "second" text;--> statement-breakpoint
ALTER TABLE "operators" ADD "second_step" integer;--> statement-breakpoint
ALTER TABLE "operators" ADD "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "operators" ADD "locked_until" integer;`,
  },
  {
    name: '0005_desk',
    sql: `CREATE TABLE "desk_clauses" (
	"operator" text NOT NULL,
	"clause_id" text NOT NULL,
	"at" integer NOT NULL,
	"pinned" integer NOT NULL,
	PRIMARY KEY("operator", "clause_id"),
	FOREIGN KEY ("operator") REFERENCES "operators"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "desk_settings" (
	"operator" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	FOREIGN KEY ("operator") REFERENCES "operators"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"id" text PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"operator" text NOT NULL,
	"answer_id" text NOT NULL,
	"clause_id" text,
	"mark" text NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE INDEX "marks_at" ON "marks" ("at");--> statement-breakpoint
CREATE INDEX "marks_answer" ON "marks" ("answer_id");`,
  },
  {
    name: '0006_live_calls',
    sql: `CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"case_number" text NOT NULL,
	"at" integer NOT NULL,
	"tries" integer NOT NULL,
	"next_at" integer NOT NULL,
	FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "outbox_next" ON "outbox" ("next_at");--> statement-breakpoint
CREATE TABLE "transcript_lines" (
	"case_number" text NOT NULL,
	"stream" text NOT NULL,
	"key" text NOT NULL,
	"line" integer NOT NULL,
	"at" integer NOT NULL,
	"heard_at" integer NOT NULL,
	"who" text NOT NULL,
	"text" text NOT NULL,
	PRIMARY KEY("case_number", "stream", "key"),
	FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "transcript_lines_heard" ON "transcript_lines" ("heard_at");--> statement-breakpoint
ALTER TABLE "cases" ADD "taken_at" integer;--> statement-breakpoint
ALTER TABLE "cases" ADD "due_at" integer;`,
  },
  {
    name: '0007_sign_in',
    sql: `CREATE TABLE "cursors" (
	"name" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"operator" text NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" integer NOT NULL,
	"created_at" integer NOT NULL,
	"used_at" integer,
	FOREIGN KEY ("operator") REFERENCES "operators"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "passkeys_operator" ON "passkeys" ("operator");--> statement-breakpoint
CREATE TABLE "pending" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"until" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "pending_until" ON "pending" ("until");`,
  },
]
