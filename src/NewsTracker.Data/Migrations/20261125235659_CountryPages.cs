using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class CountryPages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "added_at",
                table: "treaty_acts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "added_by_id",
                table: "treaty_acts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "added_by_name",
                table: "treaty_acts",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "article_mentions",
                columns: table => new
                {
                    country_code = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    article_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_mentions", x => new { x.country_code, x.day, x.article_id });
                    table.ForeignKey(
                        name: "fk_article_mentions_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "country_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    country_code = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    text = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_country_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_country_notes_countries_country_code",
                        column: x => x.country_code,
                        principalTable: "countries",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_topic_article_id",
                table: "suggestions",
                columns: new[] { "topic", "article_id" });

            migrationBuilder.CreateIndex(
                name: "ix_positions_topic_article_id",
                table: "positions",
                columns: new[] { "topic", "article_id" });

            migrationBuilder.CreateIndex(
                name: "ix_article_mentions_article_id",
                table: "article_mentions",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_country_notes_country_code_id",
                table: "country_notes",
                columns: new[] { "country_code", "id" },
                descending: new[] { false, true });

            // Kept by the database itself, so that no way of changing an article can miss it. The day is that of UTC on every connection.
            migrationBuilder.Sql(
                """
                create function keep_article_mentions() returns trigger language plpgsql as $$
                begin
                    if tg_op = 'UPDATE' then
                        delete from article_mentions where article_id = new.id;
                    end if;
                    insert into article_mentions (country_code, day, article_id)
                    select distinct code, (new.dated_at at time zone 'UTC')::date, new.id from unnest(new.mentioned_countries) as code
                    on conflict do nothing;
                    return null;
                end $$;

                create trigger keep_article_mentions after insert or update of dated_at, mentioned_countries on articles
                    for each row execute function keep_article_mentions();

                insert into article_mentions (country_code, day, article_id)
                select distinct code, (dated_at at time zone 'UTC')::date, id from articles, unnest(mentioned_countries) as code;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger keep_article_mentions on articles; drop function keep_article_mentions();");

            migrationBuilder.DropTable(
                name: "article_mentions");

            migrationBuilder.DropTable(
                name: "country_notes");

            migrationBuilder.DropIndex(
                name: "ix_suggestions_topic_article_id",
                table: "suggestions");

            migrationBuilder.DropIndex(
                name: "ix_positions_topic_article_id",
                table: "positions");

            migrationBuilder.DropColumn(
                name: "added_at",
                table: "treaty_acts");

            migrationBuilder.DropColumn(
                name: "added_by_id",
                table: "treaty_acts");

            migrationBuilder.DropColumn(
                name: "added_by_name",
                table: "treaty_acts");
        }
    }
}
