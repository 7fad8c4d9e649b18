CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text NOT NULL,
	`at` integer NOT NULL,
	`tries` integer NOT NULL,
	`next_at` integer NOT NULL,
	FOREIGN KEY (`case_number`) REFERENCES `cases`(`number`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `outbox_next` ON `outbox` (`next_at`);--> statement-breakpoint
CREATE TABLE `transcript_lines` (
	`case_number` text NOT NULL,
	`stream` text NOT NULL,
	`key` text NOT NULL,
	`line` integer NOT NULL,
	`at` integer NOT NULL,
	`heard_at` integer NOT NULL,
	`who` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`case_number`, `stream`, `key`),
	FOREIGN KEY (`case_number`) REFERENCES `cases`(`number`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `transcript_lines_heard` ON `transcript_lines` (`heard_at`);--> statement-breakpoint
ALTER TABLE `cases` ADD `taken_at` integer;--> statement-breakpoint
ALTER TABLE `cases` ADD `due_at` integer;