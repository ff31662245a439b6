CREATE TABLE "customers" (
	"buyer_id" text PRIMARY KEY NOT NULL,
	"stripe_key" text NOT NULL,
	"customer_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customers_stripe_key_unique" UNIQUE("stripe_key"),
	CONSTRAINT "customers_customer_id_unique" UNIQUE("customer_id")
);
