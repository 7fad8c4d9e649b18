CREATE TABLE `call_turns` (
	`call` text NOT NULL,
	`n` integer NOT NULL,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	`input` text,
	`heard` text,
	`said` text NOT NULL,
	`answer_id` text,
	`state` text NOT NULL,
	`reply` text NOT NULL,
	`found` text,
	PRIMARY KEY(`call`, `n`),
	FOREIGN KEY (`call`) REFERENCES `calls`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `calls` (
	`key` text PRIMARY KEY NOT NULL,
	`dialect` text NOT NULL,
	`demo` integer NOT NULL,
	`caller` text,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`case_number` text,
	`outcome` text
);
--> statement-breakpoint
CREATE INDEX `calls_seen` ON `calls` (`seen_at`);--> statement-breakpoint
CREATE INDEX `calls_caller` ON `calls` (`caller`,`seen_at`);--> statement-breakpoint
CREATE INDEX `calls_case` ON `calls` (`case_number`);--> statement-breakpoint
CREATE TABLE `code_tries` (
	`number` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`tries` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `line_calls` (
	`key` text PRIMARY KEY NOT NULL,
	`offered_at` integer NOT NULL,
	`answered_at` integer,
	`lost_at` integer
);
--> statement-breakpoint
CREATE INDEX `line_calls_offered` ON `line_calls` (`offered_at`);