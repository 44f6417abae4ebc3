-- A table for entries of Hallway sessions, in Supabase or behind any PostgREST: run this once in the SQL editor.
-- Pages reach one function, which adds entries. They can neither read nor change what is there.

create table if not exists hallway_entries (
  id text primary key,
  received timestamptz not null default now(),
  type text not null,
  session text,
  record_id text,
  data jsonb not null default '{}'
);

alter table hallway_entries enable row level security;
revoke all on hallway_entries from public, anon;

-- One unnamed text: PostgREST then takes the body as it comes, as text/plain, without a preflight.
create or replace function hallway_receive(text) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  event jsonb := $1::jsonb;
begin
  if octet_length($1) > 65536 then
    raise exception 'too large' using errcode = '54000';
  end if;
  if coalesce(event ->> 'id', '') = '' or event ->> 'type' not like 'hallway.%' then
    raise exception 'not an event' using errcode = '22023';
  end if;
  -- The same event comes again where its answer was lost on the way.
  insert into hallway_entries (id, type, session, record_id, data)
  values (event ->> 'id', event ->> 'type', event ->> 'session', event #>> '{data,record_id}', coalesce(event -> 'data', '{}'))
  on conflict (id) do nothing;
  -- What its author took back keeps its place and loses its words.
  if event ->> 'type' like '%.removed' then
    update hallway_entries set data = '{}'
    where record_id = event #>> '{data,record_id}' and session is not distinct from event ->> 'session';
  end if;
  return jsonb_build_object('received', jsonb_build_array(event ->> 'id'));
end $$;

revoke all on function hallway_receive(text) from public;
grant execute on function hallway_receive(text) to anon;
