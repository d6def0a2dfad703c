-- The same statements as before, in the language that keeps their plans: as SQL functions they were planned anew for each article, which took longer than to run them.
create or replace function article_search_write(articles bigint[]) returns void language plpgsql as $$
#variable_conflict use_column
begin
  perform from article_search where article_id = any($1) order by article_id for update;
  insert into article_search (article_id, dated_at, added_at, source_id, bucket, language, country_ids, mention_ids, claim_ids, tag_ids, records, state, tsv)
  select a.id, a.dated_at, a.first_seen_at, a.source_id, article_bucket(a.id), nullif(split_part(lower(a.language), '-', 1), ''),
    m.country_ids, m.mention_ids, m.claim_ids, m.tag_ids, m.records, m.state,
    article_tsv(a.language, a.headline, a.lede, a.body_text, a.authors, a.credited_organisations)
  from articles a
  join article_marks($1) m on m.article_id = a.id
  where a.id = any($1)
  on conflict (article_id) do update set
    dated_at = excluded.dated_at, source_id = excluded.source_id, language = excluded.language, country_ids = excluded.country_ids, mention_ids = excluded.mention_ids,
    claim_ids = excluded.claim_ids, tag_ids = excluded.tag_ids, records = excluded.records, state = excluded.state, tsv = excluded.tsv;
end $$;

create or replace function article_search_mark(articles bigint[]) returns void language plpgsql as $$
#variable_conflict use_column
begin
  perform from article_search where article_id = any($1) order by article_id for update;
  update article_search s set
    country_ids = m.country_ids, mention_ids = m.mention_ids, claim_ids = m.claim_ids, tag_ids = m.tag_ids, records = m.records, state = m.state
  from article_marks($1) m
  where s.article_id = m.article_id
    and (s.country_ids, s.claim_ids, s.tag_ids, s.records, s.state, s.mention_ids) is distinct from (m.country_ids, m.claim_ids, m.tag_ids, m.records, m.state, m.mention_ids);
end $$;

-- Texts are packed at each writing and unpacked at each reading: lz4 does both several times faster, where the server was built with it. What is stored stays as it is.
do $$
begin
  alter table articles alter column body_text set compression lz4, alter column body_html set compression lz4;
  alter table revisions alter column body_text set compression lz4, alter column body_html set compression lz4;
exception when feature_not_supported then
  null;
end $$;

-- Brotli's bytes cannot be made smaller.
alter table snapshots alter column brotli_content set storage external;
