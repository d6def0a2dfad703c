using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchRowsAreLockedFirst : Migration
    {
        // Two editors at work on one article: the later waits for the row. What it writes has to be read after that, in a statement of its own, or it takes the words of the first out again.
        private const string Locked =
            """
            create or replace function article_search_write(articles bigint[]) returns void language sql as $$
              select from article_search where article_id = any(articles) order by article_id for update;
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

            create or replace function article_search_mark(articles bigint[]) returns void language sql as $$
              select from article_search where article_id = any(articles) order by article_id for update;
              update article_search s set
                country_ids = m.country_ids, mention_ids = m.mention_ids, claim_ids = m.claim_ids, tag_ids = m.tag_ids, records = m.records, state = m.state
              from article_marks(articles) m
              where s.article_id = m.article_id
                and (s.country_ids, s.claim_ids, s.tag_ids, s.records, s.state, s.mention_ids) is distinct from (m.country_ids, m.claim_ids, m.tag_ids, m.records, m.state, m.mention_ids);
            $$;

            -- Where that happened already.
            do $$
            begin
              perform article_search_mark(array(
                select article_id from positions union select article_id from annotations union select article_id from article_tags where rule_id is null));
            end $$;
            """;

        private const string Unlocked =
            """
            create or replace function article_search_write(articles bigint[]) returns void language sql as $$
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

            create or replace function article_search_mark(articles bigint[]) returns void language sql as $$
              update article_search s set
                country_ids = m.country_ids, mention_ids = m.mention_ids, claim_ids = m.claim_ids, tag_ids = m.tag_ids, records = m.records, state = m.state
              from (select article_id from article_search where article_id = any(articles) order by article_id for update) locked
              join article_marks(articles) m on m.article_id = locked.article_id
              where s.article_id = m.article_id
                and (s.country_ids, s.claim_ids, s.tag_ids, s.records, s.state, s.mention_ids) is distinct from (m.country_ids, m.claim_ids, m.tag_ids, m.records, m.state, m.mention_ids);
            $$;
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Locked);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Unlocked);
    }
}
