using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchSamples : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_article_search_in_256",
                table: "article_search",
                columns: new[] { "tsv", "country_ids", "mention_ids", "claim_ids", "tag_ids", "records", "source_id", "language", "state" },
                filter: "bucket = 5 and (hashint8(article_id) >> 6) & 3 = 0")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.CreateIndex(
                name: "ix_article_search_in_64",
                table: "article_search",
                columns: new[] { "tsv", "country_ids", "mention_ids", "claim_ids", "tag_ids", "records", "source_id", "language", "state" },
                filter: "bucket = 4")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.CreateIndex(
                name: "ix_article_search_in_32_dated_at_article_id",
                table: "article_search",
                columns: new[] { "dated_at", "article_id" },
                descending: new bool[0],
                filter: "bucket >= 62");

            migrationBuilder.CreateIndex(
                name: "ix_article_search_in_1024",
                table: "article_search",
                columns: new[] { "tsv", "country_ids", "mention_ids", "claim_ids", "tag_ids", "records", "source_id", "language", "state" },
                filter: "bucket = 6 and (hashint8(article_id) >> 6) & 15 = 0")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.CreateIndex(
                name: "ix_article_search_in_16",
                table: "article_search",
                columns: new[] { "tsv", "country_ids", "mention_ids", "claim_ids", "tag_ids", "records", "source_id", "language", "state" },
                filter: "bucket < 4")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.CreateIndex(
                name: "ix_article_search_tagged_dated_at_article_id",
                table: "article_search",
                columns: new[] { "dated_at", "article_id" },
                descending: new bool[0],
                filter: "cardinality(tag_ids) > 0")
                .Annotation("Npgsql:IndexInclude", new[] { "country_ids", "tag_ids" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_article_search_in_256",
                table: "article_search");

            migrationBuilder.DropIndex(
                name: "ix_article_search_in_64",
                table: "article_search");

            migrationBuilder.DropIndex(
                name: "ix_article_search_in_32_dated_at_article_id",
                table: "article_search");

            migrationBuilder.DropIndex(
                name: "ix_article_search_in_1024",
                table: "article_search");

            migrationBuilder.DropIndex(
                name: "ix_article_search_in_16",
                table: "article_search");

            migrationBuilder.DropIndex(
                name: "ix_article_search_tagged_dated_at_article_id",
                table: "article_search");
        }
    }
}
