CREATE TABLE "reactions" (
	"event_id" text NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "reactions_event_id_name_pk" PRIMARY KEY("event_id","name"),
	CONSTRAINT "reactions_state" CHECK ("reactions"."state" in ('pending', 'done', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "order_lookups" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "order_lookups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"visitor_hash" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "status_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "status_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" uuid NOT NULL,
	"status" text NOT NULL,
	"source" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "inbox" ALTER COLUMN "payload" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute_facts" ADD COLUMN "reason" text DEFAULT 'general' NOT NULL;--> statement-breakpoint
ALTER TABLE "dispute_facts" ALTER COLUMN "reason" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "dispute_facts" ADD COLUMN "created" bigint;--> statement-breakpoint
UPDATE "dispute_facts" SET "created" = (SELECT extract(epoch from "orders"."created_at")::bigint FROM "orders" WHERE "orders"."id" = "order_id");--> statement-breakpoint
ALTER TABLE "dispute_facts" ALTER COLUMN "created" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_facts" ADD COLUMN "amount_capturable" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_facts" ALTER COLUMN "amount_capturable" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "payment_facts" ADD COLUMN "capture_before" bigint;--> statement-breakpoint
ALTER TABLE "payment_facts" ADD COLUMN "created" bigint;--> statement-breakpoint
UPDATE "payment_facts" SET "created" = (SELECT extract(epoch from "orders"."created_at")::bigint FROM "orders" WHERE "orders"."id" = "order_id");--> statement-breakpoint
ALTER TABLE "payment_facts" ALTER COLUMN "created" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_facts" ADD COLUMN "failure_reason" text;--> statement-breakpoint
ALTER TABLE "refund_facts" ADD COLUMN "created" bigint;--> statement-breakpoint
UPDATE "refund_facts" SET "created" = (SELECT extract(epoch from "orders"."created_at")::bigint FROM "orders" WHERE "orders"."id" = "order_id");--> statement-breakpoint
ALTER TABLE "refund_facts" ALTER COLUMN "created" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "session_facts" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "session_facts" ADD COLUMN "shipping" jsonb;--> statement-breakpoint
ALTER TABLE "session_facts" ADD COLUMN "presentment" jsonb;--> statement-breakpoint
ALTER TABLE "session_facts" ADD COLUMN "created" bigint;--> statement-breakpoint
UPDATE "session_facts" SET "created" = (SELECT extract(epoch from "orders"."created_at")::bigint FROM "orders" WHERE "orders"."id" = "order_id");--> statement-breakpoint
ALTER TABLE "session_facts" ALTER COLUMN "created" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "source" text DEFAULT 'webhook' NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "order_id" uuid;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "handled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "effects" ADD COLUMN "done_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "refund_requests" ADD COLUMN "lines" jsonb;--> statement-breakpoint
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_event_id_inbox_id_fk" FOREIGN KEY ("event_id") REFERENCES "inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_changes" ADD CONSTRAINT "status_changes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reactions_pending" ON "reactions" USING btree ("created_at") WHERE "reactions"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "order_lookups_visitor" ON "order_lookups" USING btree ("visitor_hash","at");--> statement-breakpoint
CREATE INDEX "status_changes_order" ON "status_changes" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "inbox_order" ON "inbox" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "inbox_kept" ON "inbox" USING btree ("received_at") WHERE "inbox"."payload" is not null;