CREATE SEQUENCE "read_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "prices" (
	"product_id" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "prices_product_id_currency_pk" PRIMARY KEY("product_id","currency"),
	CONSTRAINT "prices_amount" CHECK ("prices"."amount" between 0 and 999999999999),
	CONSTRAINT "prices_currency" CHECK ("prices"."currency" ~ '^[a-z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"category" text NOT NULL,
	"image_src" text NOT NULL,
	"image_width" integer NOT NULL,
	"image_height" integer NOT NULL,
	"image_alt" text NOT NULL,
	"shippable" boolean NOT NULL,
	"position" smallint NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stock" (
	"product_id" text PRIMARY KEY NOT NULL,
	"on_hand" integer NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"sold" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stock_never_below_zero" CHECK ("stock"."on_hand" >= 0 and "stock"."reserved" >= 0 and "stock"."sold" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_holds" (
	"order_id" uuid NOT NULL,
	"product_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "stock_holds_order_id_product_id_pk" PRIMARY KEY("order_id","product_id"),
	CONSTRAINT "stock_holds_quantity" CHECK ("stock_holds"."quantity" > 0),
	CONSTRAINT "stock_holds_state" CHECK ("stock_holds"."state" in ('reserved', 'committed', 'released'))
);
--> statement-breakpoint
CREATE TABLE "dispute_facts" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"read_seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_facts" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"amount_received" bigint NOT NULL,
	"failed" text,
	"read_seq" bigint NOT NULL,
	CONSTRAINT "payment_facts_order_id_unique" UNIQUE("order_id")
);
--> statement-breakpoint
CREATE TABLE "refund_facts" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"request_key" text,
	"read_seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_facts" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"status" text NOT NULL,
	"payment_status" text NOT NULL,
	"currency" text NOT NULL,
	"amount_subtotal" bigint NOT NULL,
	"amount_total" bigint NOT NULL,
	"amount_discount" bigint NOT NULL,
	"amount_shipping" bigint NOT NULL,
	"amount_tax" bigint NOT NULL,
	"lines" jsonb NOT NULL,
	"payment_intent_id" text,
	"expires_at" bigint NOT NULL,
	"url" text,
	"client_secret" text,
	"read_seq" bigint NOT NULL,
	CONSTRAINT "session_facts_order_id_unique" UNIQUE("order_id"),
	CONSTRAINT "session_facts_status" CHECK ("session_facts"."status" in ('open', 'complete', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "cursors" (
	"name" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"api_version" text,
	"livemode" boolean NOT NULL,
	"created" bigint NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_state" CHECK ("inbox"."state" in ('received', 'done', 'ignored', 'parked', 'failed', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"stripe_key" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"refusal" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"leased_until" timestamp with time zone NOT NULL,
	CONSTRAINT "attempts_stripe_key_unique" UNIQUE("stripe_key"),
	CONSTRAINT "attempts_state" CHECK ("attempts"."state" in ('open', 'done', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "checkout_requests" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"order_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "checkout_requests_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"order_id" uuid NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "effects_order_id_name_pk" PRIMARY KEY("order_id","name"),
	CONSTRAINT "effects_state" CHECK ("effects"."state" in ('pending', 'done', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"shop_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"cart_hash" text,
	"content_hash" text NOT NULL,
	"visitor_hash" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"fulfilment" text DEFAULT 'unfulfilled' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "orders_number_unique" UNIQUE("number"),
	CONSTRAINT "orders_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "orders_status" CHECK ("orders"."status" in ('pending', 'processing', 'authorized', 'paid', 'partially_refunded', 'refunded', 'disputed', 'charged_back', 'review', 'failed', 'expired', 'canceled')),
	CONSTRAINT "orders_fulfilment" CHECK ("orders"."fulfilment" in ('unfulfilled', 'fulfilled', 'unfulfillable'))
);
--> statement-breakpoint
CREATE TABLE "refund_requests" (
	"stripe_key" text PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"name" text NOT NULL,
	"amount" bigint NOT NULL,
	"refused" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refund_requests_amount" CHECK ("refund_requests"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "prices" ADD CONSTRAINT "prices_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock" ADD CONSTRAINT "stock_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_product_id_stock_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "stock"("product_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_facts" ADD CONSTRAINT "dispute_facts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_facts" ADD CONSTRAINT "payment_facts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_facts" ADD CONSTRAINT "refund_facts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_facts" ADD CONSTRAINT "session_facts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkout_requests" ADD CONSTRAINT "checkout_requests_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_requests" ADD CONSTRAINT "refund_requests_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dispute_facts_order" ON "dispute_facts" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refund_facts_order" ON "refund_facts" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "inbox_unfinished" ON "inbox" USING btree ("received_at") WHERE "inbox"."state" in ('received', 'parked', 'failed');--> statement-breakpoint
CREATE INDEX "attempts_open" ON "attempts" USING btree ("created_at") WHERE "attempts"."state" = 'open';--> statement-breakpoint
CREATE INDEX "checkout_requests_order" ON "checkout_requests" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "effects_pending" ON "effects" USING btree ("created_at") WHERE "effects"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "orders_cart" ON "orders" USING btree ("cart_hash","created_at");--> statement-breakpoint
CREATE INDEX "orders_visitor" ON "orders" USING btree ("visitor_hash","created_at");--> statement-breakpoint
CREATE INDEX "orders_open" ON "orders" USING btree ("created_at") WHERE "orders"."status" in ('pending', 'processing', 'authorized');--> statement-breakpoint
CREATE INDEX "refund_requests_order" ON "refund_requests" USING btree ("order_id");