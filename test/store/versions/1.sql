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
)
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
)
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
INSERT INTO "migrations" VALUES (1, '0000_first', 'f6fcdf1ca0ca0d7ca6a81c6c971ad4427f9375c235dbc429dbf979db76a037db', 1769817600000)
--> statement-breakpoint
INSERT INTO "answers" VALUES ('old', 1769817600000, 'web', 'c1', '我的电话是〔电话〕，护理补贴谁能领？', '["前面的问题"]', '吉林省', '2026-01-31', '{"corpus":"abc","ranker":"def"}', 'answered', NULL, 'whole', '一级、二级残疾人可以领。“这样写”', '[{"clauseId":"plan.f1","quote":"一级、二级"}]', '["已经到期。"]', '[{"name":"民政厅"}]', 0.8125)
--> statement-breakpoint
INSERT INTO "audit" VALUES (1, 1769817600000, 'change', 'case.open', 'resident', '885624', '{"reply":"phone","contact":true,"health":true}', '880131369cbaa31ba5142e9e2d91f07ed930709cf051576cf877ad0b5ac14497')
--> statement-breakpoint
INSERT INTO "audit" VALUES (2, 1769817600000, 'change', 'case.say', 'resident', '885624', NULL, 'f3842aa27896c92a40191c146eec95baac31845af95604b73e4b0164156422ef')
--> statement-breakpoint
INSERT INTO "audit" VALUES (3, 1769817600000, 'change', 'case.take', 'li', '885624', NULL, '877954742d084bfc325ca6658a5d2219295a75a3adab9a715ddb0f94904e02f8')
--> statement-breakpoint
INSERT INTO "cases" VALUES ('885624', 'taken', 1769817600000, 1769817600000, 'phone', 'own_case', '吉林省', 'old', 'c1', '请下午打', '我同意用这个号码给我回电话。', 1769817600000, 1, 'AQD/Bw==', 'AQD/Bw==', '5f57cdb9a873f8a64cf6cf8ad95b14cf0f08776b2e881a9de77e119167344aa5', 'li', NULL)
--> statement-breakpoint
INSERT INTO "conversations" VALUES ('c1', 'web', 1769817600000, 1769817600000)
--> statement-breakpoint
INSERT INTO "feedback" VALUES ('3e3db5f8-0900-4045-8e1a-20d75e5425f5', 1769817600000, 'old', 0, '没说清楚')
--> statement-breakpoint
INSERT INTO "messages" VALUES (1, '885624', 1769817600000, 'resident', '还有一件事')
--> statement-breakpoint
INSERT INTO "once" VALUES ('6fe24549315d4db672b897576d0e193086098d1704f2b32e33df1935cc3b616f', 1769817600000, '9ab173fd2721a7b11feed52ba2cb984231c6b821112cc763a04216e1800e7b82', '885624')
--> statement-breakpoint
INSERT INTO "turns" VALUES ('c1', 'old', 1769817600000, '我的电话是〔电话〕，护理补贴谁能领？')
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
