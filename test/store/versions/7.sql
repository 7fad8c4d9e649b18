CREATE TABLE migrations (version integer PRIMARY KEY NOT NULL, name text NOT NULL, digest text NOT NULL, at integer NOT NULL)
--> statement-breakpoint
CREATE TABLE "answers" (
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
, "provenance" text)
--> statement-breakpoint
CREATE TABLE "audit" (
	"seq" integer PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"kind" text NOT NULL,
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"case_number" text,
	"detail" text,
	"digest" text NOT NULL
)
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
, "taken_at" integer, "due_at" integer)
--> statement-breakpoint
CREATE TABLE "conversations" (
	"key" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"started_at" integer NOT NULL,
	"seen_at" integer NOT NULL
)
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"answer_id" text NOT NULL,
	"useful" integer NOT NULL,
	"note" text
)
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"case_number" text NOT NULL,
	"at" integer NOT NULL,
	"sender" text NOT NULL,
	"text" text NOT NULL,
	FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON UPDATE no action ON DELETE cascade
)
--> statement-breakpoint
CREATE TABLE "once" (
	"key" text PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"request" text NOT NULL,
	"value" text NOT NULL
)
--> statement-breakpoint
CREATE TABLE "turns" (
	"conversation" text NOT NULL,
	"answer_id" text NOT NULL,
	"at" integer NOT NULL,
	"question" text NOT NULL,
	PRIMARY KEY("conversation", "answer_id"),
	FOREIGN KEY ("conversation") REFERENCES "conversations"("key") ON UPDATE no action ON DELETE cascade
)
--> statement-breakpoint
CREATE TABLE "editor_settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"version" integer NOT NULL,
	"changed_at" integer NOT NULL,
	"changed_by" text NOT NULL
)
--> statement-breakpoint
CREATE TABLE "operators" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password" text,
	"subject" text,
	"created_at" integer NOT NULL,
	"disabled_at" integer
, "second" text, "second_step" integer, "failures" integer DEFAULT 0 NOT NULL, "locked_until" integer)
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token" text PRIMARY KEY NOT NULL,
	"operator" text NOT NULL,
	"created_at" integer NOT NULL,
	"seen_at" integer NOT NULL,
	FOREIGN KEY ("operator") REFERENCES "operators"("id") ON UPDATE no action ON DELETE cascade
)
--> statement-breakpoint
CREATE TABLE "call_turns" (
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
)
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
)
--> statement-breakpoint
CREATE TABLE "code_tries" (
	"number" text PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"tries" integer NOT NULL
)
--> statement-breakpoint
CREATE TABLE "line_calls" (
	"key" text PRIMARY KEY NOT NULL,
	"offered_at" integer NOT NULL,
	"answered_at" integer,
	"lost_at" integer
)
--> statement-breakpoint
CREATE TABLE "desk_clauses" (
	"operator" text NOT NULL,
	"clause_id" text NOT NULL,
	"at" integer NOT NULL,
	"pinned" integer NOT NULL,
	PRIMARY KEY("operator", "clause_id"),
	FOREIGN KEY ("operator") REFERENCES "operators"("id") ON UPDATE no action ON DELETE cascade
)
--> statement-breakpoint
CREATE TABLE "desk_settings" (
	"operator" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	FOREIGN KEY ("operator") REFERENCES "operators"("id") ON UPDATE no action ON DELETE cascade
)
--> statement-breakpoint
CREATE TABLE "marks" (
	"id" text PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"operator" text NOT NULL,
	"answer_id" text NOT NULL,
	"clause_id" text,
	"mark" text NOT NULL,
	"note" text
)
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"case_number" text NOT NULL,
	"at" integer NOT NULL,
	"tries" integer NOT NULL,
	"next_at" integer NOT NULL,
	FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON UPDATE no action ON DELETE cascade
)
--> statement-breakpoint
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
)
--> statement-breakpoint
INSERT INTO "migrations" VALUES (1, '0000_first', 'f6fcdf1ca0ca0d7ca6a81c6c971ad4427f9375c235dbc429dbf979db76a037db', 1769817600000)
--> statement-breakpoint
INSERT INTO "migrations" VALUES (2, '0001_staff_and_settings', '2c929f43503be38b3396f57923463c6ff08530f17d6d11e84f9b9726a3ba7e30', 1769817600000)
--> statement-breakpoint
INSERT INTO "migrations" VALUES (3, '0002_provenance', 'c5d11dfc993574b274f04d40fe4fac6cc0e7164e6f20a38272fa1ed9aebb65a6', 1769817600000)
--> statement-breakpoint
INSERT INTO "migrations" VALUES (4, '0003_calls', '3f33c14575f317f410923b641c96a81fdfd5cf326afbf1c43760127a3a96c683', 1769817600000)
--> statement-breakpoint
INSERT INTO "migrations" VALUES (5, '0004_operator_doors', '94d5b152f45903e14517f09a767b6064285a810850dde7a72e1538a4f3eeb7ad', 1769817600000)
--> statement-breakpoint
INSERT INTO "migrations" VALUES (6, '0005_desk', 'e1ebf5c9374afd123eddc6e216bb4a35bc18abb808e7da1558923c3c6bae374a', 1769817600000)
--> statement-breakpoint
INSERT INTO "migrations" VALUES (7, '0006_live_calls', 'e78d862df3a7d585ae955fdd117aa956b0e74cae63ad5829e68384fa0ffeb276', 1769817600000)
--> statement-breakpoint
INSERT INTO "answers" VALUES ('old', 1769817600000, 'web', 'c1', '我的电话是〔电话〕，护理补贴谁能领？', '["前面的问题"]', '吉林省', '2026-01-31', '{"corpus":"abc","ranker":"def"}', 'answered', NULL, 'whole', '一级、二级残疾人可以领。“这样写”', '[{"clauseId":"plan.f1","quote":"一级、二级"}]', '["已经到期。"]', '[{"name":"民政厅"}]', 0.8125, NULL)
--> statement-breakpoint
INSERT INTO "audit" VALUES (1, 1769817600000, 'change', 'case.open', 'resident', '949036', '{"reply":"phone","contact":true,"health":true}', '78c00a0928f7b6e2bec7d92f53eb695932d5df74c45315fa9a2641ef98664b57')
--> statement-breakpoint
INSERT INTO "audit" VALUES (2, 1769817600000, 'change', 'case.say', 'resident', '949036', NULL, '91fff71f4030cdb664c6dc7729b8a6e265ad49439570a6c628b7214d19bfa682')
--> statement-breakpoint
INSERT INTO "audit" VALUES (3, 1769817600000, 'change', 'case.take', 'li', '949036', NULL, 'b414e721c6b932470c4628051b957e1f280a3be743b45afa01960e4722dc92e4')
--> statement-breakpoint
INSERT INTO "audit" VALUES (4, 1769817600000, 'change', 'settings.write', 'li', NULL, '{"name":"hours","version":1}', '3bd2b56a4fe9a88f44ff448d52e19921bd34923d69a95ab0ab6ec61130fa935d')
--> statement-breakpoint
INSERT INTO "cases" VALUES ('949036', 'taken', 1769817600000, 1769817600000, 'phone', 'own_case', '吉林省', 'old', 'c1', '请下午打', '我同意用这个号码给我回电话。', 1769817600000, 1, 'AQD/Bw==', 'AQD/Bw==', '5f57cdb9a873f8a64cf6cf8ad95b14cf0f08776b2e881a9de77e119167344aa5', 'li', NULL, 1769817600000, NULL)
--> statement-breakpoint
INSERT INTO "conversations" VALUES ('c1', 'web', 1769817600000, 1769817600000)
--> statement-breakpoint
INSERT INTO "feedback" VALUES ('e266f9d9-135c-4ed6-b02e-3ba6b6eca5b4', 1769817600000, 'old', 0, '没说清楚')
--> statement-breakpoint
INSERT INTO "once" VALUES ('6fe24549315d4db672b897576d0e193086098d1704f2b32e33df1935cc3b616f', 1769817600000, '9ab173fd2721a7b11feed52ba2cb984231c6b821112cc763a04216e1800e7b82', '949036')
--> statement-breakpoint
INSERT INTO "editor_settings" VALUES ('hours', '{"from":"9:00"}', 1, 1769817600000, 'li')
--> statement-breakpoint
INSERT INTO "operators" VALUES ('li', '李', 'operator', 'scrypt$x', NULL, 1, NULL, NULL, NULL, 0, NULL)
--> statement-breakpoint
INSERT INTO "calls" VALUES ('call', 'twiml', 0, 'digest', 1769817600000, 1769817600000, '949036', NULL)
--> statement-breakpoint
INSERT INTO "marks" VALUES ('m', 1, 'li', 'old', 'plan.f1', 'wrong', '过期了')
--> statement-breakpoint
INSERT INTO "messages" VALUES (1, '949036', 1769817600000, 'resident', '还有一件事')
--> statement-breakpoint
INSERT INTO "turns" VALUES ('c1', 'old', 1769817600000, '我的电话是〔电话〕，护理补贴谁能领？')
--> statement-breakpoint
INSERT INTO "sessions" VALUES ('digest', 'li', 1, 1)
--> statement-breakpoint
INSERT INTO "call_turns" VALUES ('call', 0, 1769817600000, 'start', NULL, NULL, '[{"text":"您好。","cite":"plan.f1"}]', NULL, '{"state":"question"}', '<Response/>', NULL)
--> statement-breakpoint
INSERT INTO "desk_clauses" VALUES ('li', 'plan.f1', 1, 1)
--> statement-breakpoint
INSERT INTO "transcript_lines" VALUES ('949036', '', '3', 3, 1769817600000, 1769817600000, 'caller', '还要带什么')
--> statement-breakpoint
CREATE INDEX "answers_at" ON "answers" ("at")
--> statement-breakpoint
CREATE INDEX "answers_conversation" ON "answers" ("conversation")
--> statement-breakpoint
CREATE UNIQUE INDEX "cases_receipt_unique" ON "cases" ("receipt")
--> statement-breakpoint
CREATE INDEX "cases_status" ON "cases" ("status","opened_at")
--> statement-breakpoint
CREATE INDEX "conversations_seen" ON "conversations" ("seen_at")
--> statement-breakpoint
CREATE INDEX "feedback_at" ON "feedback" ("at")
--> statement-breakpoint
CREATE INDEX "feedback_answer" ON "feedback" ("answer_id")
--> statement-breakpoint
CREATE INDEX "messages_case" ON "messages" ("case_number")
--> statement-breakpoint
CREATE INDEX "once_at" ON "once" ("at")
--> statement-breakpoint
CREATE TRIGGER "audit_keeps_rows" BEFORE UPDATE ON "audit" BEGIN SELECT RAISE(ABORT, 'audit: an entry is never changed'); END
--> statement-breakpoint
CREATE TRIGGER "audit_loses_none" BEFORE DELETE ON "audit" BEGIN SELECT RAISE(ABORT, 'audit: an entry is never removed'); END
--> statement-breakpoint
CREATE TRIGGER "audit_has_no_gap" BEFORE INSERT ON "audit" WHEN NEW."seq" IS NOT (SELECT coalesce(max("seq"), 0) + 1 FROM "audit") BEGIN SELECT RAISE(ABORT, 'audit: not the next entry'); END
--> statement-breakpoint
CREATE UNIQUE INDEX "operators_name_unique" ON "operators" ("name")
--> statement-breakpoint
CREATE UNIQUE INDEX "operators_subject_unique" ON "operators" ("subject")
--> statement-breakpoint
CREATE INDEX "sessions_seen" ON "sessions" ("seen_at")
--> statement-breakpoint
CREATE INDEX "calls_seen" ON "calls" ("seen_at")
--> statement-breakpoint
CREATE INDEX "calls_caller" ON "calls" ("caller","seen_at")
--> statement-breakpoint
CREATE INDEX "calls_case" ON "calls" ("case_number")
--> statement-breakpoint
CREATE INDEX "line_calls_offered" ON "line_calls" ("offered_at")
--> statement-breakpoint
CREATE INDEX "marks_at" ON "marks" ("at")
--> statement-breakpoint
CREATE INDEX "marks_answer" ON "marks" ("answer_id")
--> statement-breakpoint
CREATE INDEX "outbox_next" ON "outbox" ("next_at")
--> statement-breakpoint
CREATE INDEX "transcript_lines_heard" ON "transcript_lines" ("heard_at")
