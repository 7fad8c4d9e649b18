CREATE TABLE `desk_clauses` (
	`operator` text NOT NULL,
	`clause_id` text NOT NULL,
	`at` integer NOT NULL,
	`pinned` integer NOT NULL,
	PRIMARY KEY(`operator`, `clause_id`),
	FOREIGN KEY (`operator`) REFERENCES `operators`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `desk_settings` (
	`operator` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`operator`) REFERENCES `operators`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `marks` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`operator` text NOT NULL,
	`answer_id` text NOT NULL,
	`clause_id` text,
	`mark` text NOT NULL,
	`note` text
);
--> statement-breakpoint
CREATE INDEX `marks_at` ON `marks` (`at`);--> statement-breakpoint
CREATE INDEX `marks_answer` ON `marks` (`answer_id`);