ALTER TABLE `operators` ADD `second` text;--> statement-breakpoint
ALTER TABLE `operators` ADD `second_step` integer;--> statement-breakpoint
ALTER TABLE `operators` ADD `failures` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `operators` ADD `locked_until` integer;