CREATE INDEX "inbox_dead" ON "inbox" USING btree ("id") WHERE "inbox"."state" = 'dead';--> statement-breakpoint
CREATE INDEX "reactions_dead" ON "reactions" USING btree ("name") WHERE "reactions"."state" = 'dead';--> statement-breakpoint
CREATE INDEX "effects_dead" ON "effects" USING btree ("name") WHERE "effects"."state" = 'dead';--> statement-breakpoint
CREATE INDEX "orders_review" ON "orders" USING btree ("number") WHERE "orders"."status" = 'review';