import type { Cluster } from './cluster';
import { ShopProcess } from './shop-process';

export const TEMPLATE = 'template_shop';

/**
 * A clock that the run moves, found before PostgreSQL's own by `search_path`, and a history of what was written, for
 * what may only go forward.
 */
const BEFORE = `
  create schema chaos;
  create table chaos.clock (ahead interval not null);
  insert into chaos.clock values ('0');
  create function public.now() returns timestamptz language sql stable as
    $$ select pg_catalog.now() + (select ahead from chaos.clock) $$;
  create table chaos.history
    (at bigint generated always as identity, fact text, id text, old jsonb, new jsonb);
  create function chaos.remember() returns trigger language plpgsql as $$
    begin
      insert into chaos.history (fact, id, old, new)
        values (tg_table_name, new.id::text, to_jsonb(old), to_jsonb(new));
      return new;
    end $$;
`;

const REMEMBERED = ['session_facts', 'payment_facts', 'refund_facts', 'dispute_facts', 'orders'];

/**
 * Few of everything, so that some of it is sold out. Nothing is scheduled, for it is the run that says when a minute
 * is over. What is empty now is what a run fills: emptied again, a shop that runs on it is as new.
 */
const AFTER = `
  create or replace function pgboss.job_now() returns timestamptz language sql stable as
    $$ select public.now() $$;
  update public.stock set on_hand = 12;
  update public.stock set on_hand = 3 where product_id = 'copper-kettle';
  update public.stock set on_hand = 1 where product_id = 'moon-jar-vase';
  ${REMEMBERED.map(
    (table) => `create trigger remember after update on public.${table}
      for each row execute function chaos.remember();`,
  ).join('\n')}
  create function chaos.skip() returns trigger language plpgsql as 'begin return null; end';
  create trigger skip before insert on pgboss.schedule for each row execute function chaos.skip();
  delete from pgboss.schedule;
  create table chaos.shelf as select * from public.stock;
  create table chaos.filled (name text);
  do $$ declare it text; begin
    for it in select tablename from pg_tables where schemaname = 'public' loop
      execute format('insert into chaos.filled select %L where not exists (select from public.%I)', it, it);
    end loop;
  end $$;
`;

/** Forgets all orders, and when it is. */
export const FORGET = `
  do $$ begin
    execute (select 'truncate ' || string_agg(format('public.%I', name), ', ') from chaos.filled);
  end $$;
  delete from pgboss.job where name not like '\\_\\_pgboss%';
  truncate chaos.history;
  update public.stock set on_hand = shelf.on_hand, reserved = 0, sold = 0
    from chaos.shelf where shelf.product_id = stock.product_id;
`;

/**
 * Starts the shop once on an empty database, so that a run begins with all its tables.
 * @param env of the shop, with the template as its database
 */
export async function prepareTemplate(
  cluster: Cluster,
  program: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  await cluster.execute('postgres', `create database ${TEMPLATE}`);
  await cluster.execute(TEMPLATE, BEFORE);
  const shop = new ShopProcess(program, env);
  await shop.ready;
  shop.kill('SIGTERM');
  await shop.ended;
  await cluster.execute(TEMPLATE, AFTER);
}
