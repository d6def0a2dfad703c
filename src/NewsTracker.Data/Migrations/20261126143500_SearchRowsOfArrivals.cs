using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchRowsOfArrivals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                -- The row of an article that has just come in, from what it brings: nobody can have marked it yet, so nothing is asked of the other tables. The same as article_search_write would write.
                create function article_search_on_arrival() returns trigger language plpgsql as $$
                begin
                  insert into article_search (article_id, dated_at, added_at, source_id, bucket, language, country_ids, mention_ids, claim_ids, tag_ids, records, state, tsv)
                  values (new.id, new.dated_at, new.first_seen_at, new.source_id, article_bucket(new.id), nullif(split_part(lower(new.language), '-', 1), ''),
                    (select coalesce(array_agg(c.m49 order by c.m49), '{}') from countries c where c.code = any(coalesce(new.acting_countries, new.mentioned_countries))),
                    (select coalesce(array_agg(c.m49 order by c.m49), '{}') from countries c where c.code = any(new.mentioned_countries)),
                    '{}', '{}', (case when cardinality(new.authors) > 0 then '{5}' else '{}' end)::smallint[],
                    (array_position(array['New', 'Kept', 'Dismissed', 'Coded'], new.triage_state::text) - 1)::smallint,
                    article_tsv(new.language, new.headline, new.lede, new.body_text, new.authors, new.credited_organisations));
                  return null;
                end $$;

                create or replace trigger article_search_insert after insert on articles for each row execute function article_search_on_arrival();
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                create or replace trigger article_search_insert after insert on articles for each row execute function article_search_on_text();
                drop function article_search_on_arrival();
                """);
    }
}
