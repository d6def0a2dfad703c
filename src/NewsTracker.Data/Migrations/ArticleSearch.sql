-- What search reads is written by the database itself, in the transaction of whatever changed: no path into the archive can forget it.

-- One configuration for each dictionary that PostgreSQL brings; accents fold before the stem is taken, in texts and in questions alike.
-- A server without one of the dictionaries gets its configuration all the same, without stems.
do $$
declare
  name text;
  stem text;
begin
  foreach name in array array['simple', 'arabic', 'armenian', 'basque', 'catalan', 'danish', 'dutch', 'english', 'finnish', 'french', 'german', 'greek', 'hindi', 'hungarian',
    'indonesian', 'irish', 'italian', 'lithuanian', 'nepali', 'norwegian', 'portuguese', 'romanian', 'russian', 'serbian', 'spanish', 'swedish', 'tamil', 'turkish', 'yiddish']
  loop
    stem := name || '_stem';
    if name = 'simple' or not exists (select from pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace where n.nspname = 'pg_catalog' and d.dictname = stem) then
      stem := 'simple';
    end if;
    execute format('create text search configuration public.news_%s (copy = pg_catalog.simple)', name);
    execute format(
      'alter text search configuration public.news_%s alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with public.unaccent, pg_catalog.%I', name, stem);
  end loop;
end $$;

-- The configuration of a language by its tag; texts in other languages, or in none that is known, keep their words as they are.
create function news_config(language text) returns regconfig language sql immutable parallel safe
return case split_part(lower(language), '-', 1)
  when 'en' then 'public.news_english'::regconfig when 'ar' then 'public.news_arabic' when 'hy' then 'public.news_armenian' when 'eu' then 'public.news_basque'
  when 'ca' then 'public.news_catalan' when 'da' then 'public.news_danish' when 'nl' then 'public.news_dutch' when 'fi' then 'public.news_finnish' when 'fr' then 'public.news_french'
  when 'de' then 'public.news_german' when 'el' then 'public.news_greek' when 'hi' then 'public.news_hindi' when 'hu' then 'public.news_hungarian' when 'id' then 'public.news_indonesian'
  when 'ga' then 'public.news_irish' when 'it' then 'public.news_italian' when 'lt' then 'public.news_lithuanian' when 'ne' then 'public.news_nepali' when 'no' then 'public.news_norwegian'
  when 'nb' then 'public.news_norwegian' when 'nn' then 'public.news_norwegian' when 'pt' then 'public.news_portuguese' when 'ro' then 'public.news_romanian' when 'ru' then 'public.news_russian'
  when 'sr' then 'public.news_serbian' when 'es' then 'public.news_spanish' when 'sv' then 'public.news_swedish' when 'ta' then 'public.news_tamil' when 'tr' then 'public.news_turkish'
  when 'yi' then 'public.news_yiddish' else 'public.news_simple' end;

-- A: headline, B: lede, C: who wrote it (its letters are what author: asks for), D: body. A text past 150,000 characters is found by its beginning: PostgreSQL keeps at most 1 MB of words.
create function article_tsv(language text, headline text, lede text, body text, authors text[], organisations text[]) returns tsvector language sql stable parallel safe
return setweight(to_tsvector(news_config(language), left(headline, 1000)), 'A')
  || setweight(to_tsvector(news_config(language), left(coalesce(lede, ''), 5000)), 'B')
  || setweight(to_tsvector('public.news_simple'::regconfig, left(array_to_string(authors || organisations, ' | '), 5000)), 'C')
  || to_tsvector(news_config(language), left(body, 150000));

-- One of 64 equal parts of the archive, by a hash of the id: a sample that favours nothing.
create function article_bucket(id bigint) returns smallint language sql immutable parallel safe
return (hashint8(id) & 63)::smallint;

-- What a position or suggestion says, in eight numbers: country * 100 + topic * 10 + stance, each of the three given or left open (0). See SearchCodes.
create function claim_codes(country int, topic text, stance text) returns setof int language sql immutable parallel safe as $$
  select c * 100 + t * 10 + s
  from unnest(array[0, country]) c,
    unnest(array[0, array_position(array['withdrawal', 'accession', 'support', 'production', 'stockpiling', 'use', 'transfer', 'clearance'], topic)]) t,
    unnest(array[0, array_position(array['rules_out', 'considers', 'intends', 'formalises', 'in_effect'], stance)]) s;
$$;

-- What people and the engine made of an article, as its search row holds it.
create function article_marks(articles bigint[])
returns table (article_id bigint, country_ids int[], mention_ids int[], claim_ids int[], tag_ids bigint[], records smallint[], state smallint) language sql stable as $$
  select a.id,
    (select coalesce(array_agg(distinct n order by n), '{}') from (
      select c.m49 as n from countries c where c.code = any(coalesce(a.acting_countries, a.mentioned_countries))
      union all select k.m49 from unnest(claims.countries) k(m49)) about),
    (select coalesce(array_agg(c.m49 order by c.m49), '{}') from countries c where c.code = any(a.mentioned_countries)),
    coalesce(claims.codes, '{}'),
    coalesce(tags.ids, '{}'),
    array_remove(array[
      case when claims.has_position then 1 end,
      case when claims.has_suggestion then 2 end,
      case when tags.ids is not null then 3 end,
      case when exists (select from annotations n where n.article_id = a.id and n.retracted_at is null and n.reply_to_id is null) then 4 end,
      case when cardinality(a.authors) > 0 then 5 end], null)::smallint[],
    (case when claims.is_coded then 3 else 0 end)::smallint
  from articles a
  left join lateral (
    select array_agg(distinct c.m49) as countries,
      array_agg(distinct claim.code) as codes,
      bool_or(not said.is_suggestion) as has_position,
      bool_or(said.is_suggestion) as has_suggestion,
      bool_or(said.is_accepted) as is_coded
    from (
      select s.country_code, s.topic, s.stance, true as is_suggestion, false as is_accepted from suggestions s where s.article_id = a.id and s.fate = 'Open'
      union all
      select p.country_code, p.topic, p.stance, false, r.state = 'Accepted'
      from positions p
      join lateral (select r.state from position_reviews r where r.position_id = p.id order by r.at desc, r.id desc limit 1) r on r.state in ('Accepted', 'Submitted')
      where p.article_id = a.id) said
    join countries c on c.code = said.country_code
    cross join lateral claim_codes(c.m49, said.topic, said.stance) claim(code)) claims on true
  left join lateral (select array_agg(t.tag_id order by t.tag_id) as ids from article_tags t where t.article_id = a.id) tags on true
  where a.id = any(articles);
$$;

-- Writes whole rows: for articles that came in or whose text changed, and for filling up an archive that is older than its search.
create function article_search_write(articles bigint[]) returns void language sql as $$
  insert into article_search (article_id, dated_at, added_at, source_id, bucket, language, country_ids, mention_ids, claim_ids, tag_ids, records, state, tsv)
  select a.id, a.dated_at, a.first_seen_at, a.source_id, article_bucket(a.id), nullif(split_part(lower(a.language), '-', 1), ''),
    m.country_ids, m.mention_ids, m.claim_ids, m.tag_ids, m.records, m.state,
    article_tsv(a.language, a.headline, a.lede, a.body_text, a.authors, a.credited_organisations)
  from articles a
  join article_marks(articles) m on m.article_id = a.id
  where a.id = any(articles)
  on conflict (article_id) do update set
    dated_at = excluded.dated_at, source_id = excluded.source_id, language = excluded.language, country_ids = excluded.country_ids, mention_ids = excluded.mention_ids,
    claim_ids = excluded.claim_ids, tag_ids = excluded.tag_ids, records = excluded.records, state = excluded.state, tsv = excluded.tsv;
$$;

-- Writes what changed of the marks, and nothing where nothing did. Rows are locked in the order of their ids, so that two acts on many articles never wait for each other.
create function article_search_mark(articles bigint[]) returns void language sql as $$
  update article_search s set
    country_ids = m.country_ids, mention_ids = m.mention_ids, claim_ids = m.claim_ids, tag_ids = m.tag_ids, records = m.records, state = m.state
  from (select article_id from article_search where article_id = any(articles) order by article_id for update) locked
  join article_marks(articles) m on m.article_id = locked.article_id
  where s.article_id = m.article_id
    and (s.country_ids, s.claim_ids, s.tag_ids, s.records, s.state, s.mention_ids) is distinct from (m.country_ids, m.claim_ids, m.tag_ids, m.records, m.state, m.mention_ids);
$$;

create function article_search_on_text() returns trigger language plpgsql as $$
begin
  perform article_search_write(array[new.id]);
  return null;
end $$;

create function article_search_on_roles() returns trigger language plpgsql as $$
begin
  perform article_search_mark(array[new.id]);
  return null;
end $$;

create function article_search_on_review() returns trigger language plpgsql as $$
begin
  perform article_search_mark((select array_agg(distinct p.article_id) from positions p join written w on w.position_id = p.id));
  return null;
end $$;

create function article_search_on_mark() returns trigger language plpgsql as $$
begin
  perform article_search_mark((select array_agg(distinct article_id) from written));
  return null;
end $$;

create trigger article_search_insert after insert on articles for each row execute function article_search_on_text();
create trigger article_search_update after update of headline, lede, body_text, authors, credited_organisations, language, dated_at, source_id, mentioned_countries on articles
  for each row execute function article_search_on_text();
create trigger article_search_roles after update of acting_countries on articles for each row execute function article_search_on_roles();
create trigger article_search_insert after insert on position_reviews referencing new table as written for each statement execute function article_search_on_review();
create trigger article_search_insert after insert on suggestions referencing new table as written for each statement execute function article_search_on_mark();
create trigger article_search_update after update on suggestions referencing new table as written for each statement execute function article_search_on_mark();
create trigger article_search_delete after delete on suggestions referencing old table as written for each statement execute function article_search_on_mark();
create trigger article_search_insert after insert on annotations referencing new table as written for each statement execute function article_search_on_mark();
create trigger article_search_update after update on annotations referencing new table as written for each statement execute function article_search_on_mark();

create trigger article_search_insert after insert on article_tags referencing new table as written for each statement execute function article_search_on_mark();
create trigger article_search_delete after delete on article_tags referencing old table as written for each statement execute function article_search_on_mark();

-- The planner must know how common words are: without it it walks by date for rare ones. lz4 where the server was built with it.
alter table article_search alter column tsv set statistics 1000;
do $$
begin
  alter table article_search alter column tsv set compression lz4;
exception when feature_not_supported then
  null;
end $$;
