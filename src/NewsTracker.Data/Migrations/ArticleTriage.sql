-- Articles with positions are coded already.
update articles a set triage_state = 'Coded' where exists (select from positions p where p.article_id = a.id);

-- What people and the engine made of an article, as its search row holds it.
create or replace function article_marks(articles bigint[])
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
    (array_position(array['New', 'Kept', 'Dismissed', 'Coded'], a.triage_state) - 1)::smallint
  from articles a
  left join lateral (
    select array_agg(distinct c.m49) as countries,
      array_agg(distinct claim.code) as codes,
      bool_or(not said.is_suggestion) as has_position,
      bool_or(said.is_suggestion) as has_suggestion
    from (
      select s.country_code, s.topic, s.stance, true as is_suggestion from suggestions s where s.article_id = a.id and s.fate = 'Open'
      union all
      select p.country_code, p.topic, p.stance, false
      from positions p
      join lateral (select r.state from position_reviews r where r.position_id = p.id order by r.at desc, r.id desc limit 1) r on r.state in ('Accepted', 'Submitted')
      where p.article_id = a.id) said
    join countries c on c.code = said.country_code
    cross join lateral claim_codes(c.m49, said.topic, said.stance) claim(code)) claims on true
  left join lateral (select array_agg(t.tag_id order by t.tag_id) as ids from article_tags t where t.article_id = a.id) tags on true
  where a.id = any(articles);
$$;

-- Acts of one go are one statement: one call for all of them.
create trigger article_search_insert after insert on triage_acts referencing new table as written for each statement execute function article_search_on_mark();

-- Search held as coded only what has an accepted position.
do $$
begin
  perform article_search_mark(array(select id from articles where triage_state = 'Coded'));
end $$;
