using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class ArticleSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The index mixes words with numbers, which GIN knows by an extension. Both are trusted: the owner of the database may create them.
            migrationBuilder.Sql("create extension if not exists unaccent; create extension if not exists btree_gin;");

            migrationBuilder.AddColumn<string[]>(
                name: "acting_countries",
                table: "articles",
                type: "text[]",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "article_search",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    dated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    bucket = table.Column<short>(type: "smallint", nullable: false),
                    language = table.Column<string>(type: "text", nullable: true),
                    country_ids = table.Column<int[]>(type: "integer[]", nullable: false),
                    mention_ids = table.Column<int[]>(type: "integer[]", nullable: false),
                    claim_ids = table.Column<int[]>(type: "integer[]", nullable: false),
                    tag_ids = table.Column<long[]>(type: "bigint[]", nullable: false),
                    records = table.Column<short[]>(type: "smallint[]", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    tsv = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_search", x => x.article_id);
                    table.ForeignKey(
                        name: "fk_article_search_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_article_search_added_at",
                table: "article_search",
                column: "added_at",
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_article_search_dated_at_article_id",
                table: "article_search",
                columns: new[] { "dated_at", "article_id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_article_search_language",
                table: "article_search",
                column: "language");

            migrationBuilder.CreateIndex(
                name: "ix_article_search_source_id_dated_at_article_id",
                table: "article_search",
                columns: new[] { "source_id", "dated_at", "article_id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_article_search_words",
                table: "article_search",
                columns: new[] { "tsv", "country_ids", "mention_ids", "claim_ids", "tag_ids", "records", "source_id", "language", "state", "bucket" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            using var functions = new System.IO.StreamReader(typeof(ArticleSearch).Assembly.GetManifestResourceStream("ArticleSearch.sql")!);
            migrationBuilder.Sql(functions.ReadToEnd());
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop function article_search_on_text() cascade; drop function article_search_on_roles() cascade; drop function article_search_on_review() cascade;
                drop function article_search_on_mark() cascade; drop function article_search_mark(bigint[]); drop function article_search_write(bigint[]);
                drop function article_marks(bigint[]); drop function claim_codes(int, text, text); drop function article_bucket(bigint);
                drop function article_tsv(text, text, text, text, text[], text[]); drop function news_config(text);

                do $$ declare name text; begin
                    for name in select c.cfgname from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace where n.nspname = 'public' and c.cfgname like 'news\_%' loop
                        execute format('drop text search configuration public.%I', name);
                    end loop;
                end $$;
                """);

            migrationBuilder.DropTable(
                name: "article_search");

            migrationBuilder.DropColumn(
                name: "acting_countries",
                table: "articles");
        }
    }
}
