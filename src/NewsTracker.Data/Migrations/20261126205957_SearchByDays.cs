using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchByDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The day of publication takes the bucket's place, which has indexes of its own.
            migrationBuilder.Sql(
                """
                drop index ix_article_search_words;
                create index ix_article_search_words on article_search
                  using gin (tsv, country_ids, mention_ids, claim_ids, tag_ids, records, source_id, language, state, ((dated_at at time zone 'UTC')::date)) with (fastupdate = off);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop index ix_article_search_words");
            migrationBuilder.CreateIndex(
                name: "ix_article_search_words",
                table: "article_search",
                columns: new[] { "tsv", "country_ids", "mention_ids", "claim_ids", "tag_ids", "records", "source_id", "language", "state", "bucket" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);
        }
    }
}
