-- How many transactions have changed what pages show. A page that is kept is as good as new while the sums stand still (docs/adr/0018).

-- The counts are spread over rows, and a transaction adds to one that no other holds: changes never wait for each other. Their sum as a reader sees it grows with every commit and never else.
create table change_counts (slot int generated always as identity primary key, archive bigint not null default 0, people bigint not null default 0) with (fillfactor = 20);
insert into change_counts (archive) select 0 from generate_series(1, 8);

create function count_change() returns trigger language plpgsql as $$
declare
  kind constant text := tg_argv[0];
  setting constant text := 'newstracker.counted_' || kind;
  this constant text := pg_current_xact_id()::text;
  free int;
begin
  -- Once a transaction. What a savepoint takes back, it takes out of the setting too.
  if current_setting(setting, true) is distinct from this then
    select slot into free from change_counts limit 1 for update skip locked;
    if free is null then
      insert into change_counts default values returning slot into free;
    end if;
    update change_counts set archive = archive + (kind = 'archive')::int, people = people + (kind = 'people')::int where slot = free;
    perform set_config(setting, this, true);
  end if;
  return null;
end $$;

do $$
declare
  watched record;
begin
  for watched in
    select 'archive' as kind, unnest(array['articles', 'article_search', 'story_members', 'sources', 'tags', 'countries', 'country_names', 'settings']) as name
    union all
    select 'people', unnest(array['article_reads', 'notices', 'reader_notices', 'notice_choices', 'users'])
  loop
    execute format('create trigger count_change after insert or update or delete or truncate on %I for each statement execute function count_change(%L)', watched.name, watched.kind);
  end loop;
end $$;
