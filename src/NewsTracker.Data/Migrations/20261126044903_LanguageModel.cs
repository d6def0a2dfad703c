using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class LanguageModel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_suggestions_decided",
                table: "suggestions");

            migrationBuilder.AddColumn<string>(
                name: "model_name",
                table: "suggestions",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "model_calls",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    model = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    article_id = table.Column<long>(type: "bigint", nullable: true),
                    tokens = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    explanation = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    took = table.Column<TimeSpan>(type: "interval", nullable: true),
                    kept = table.Column<int>(type: "integer", nullable: false),
                    dropped = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_calls", x => x.id);
                    table.ForeignKey(
                        name: "fk_model_calls_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "model_readings",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "bigint", nullable: false),
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_readings", x => x.revision_id);
                    table.ForeignKey(
                        name: "fk_model_readings_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_model_readings_revisions_revision_id",
                        column: x => x.revision_id,
                        principalTable: "revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_decided",
                table: "suggestions",
                columns: new[] { "engine_version", "topic", "stance", "fate", "confidence", "model_name" },
                filter: "fate <> 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_model_calls_article_id",
                table: "model_calls",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_model_calls_at",
                table: "model_calls",
                column: "at",
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_model_readings_article_id",
                table: "model_readings",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_model_readings_due_at",
                table: "model_readings",
                column: "due_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Without their mark they would pass for the engine's.
            migrationBuilder.Sql("delete from suggestions where model_name is not null and fate = 'Open';");

            migrationBuilder.DropTable(
                name: "model_calls");

            migrationBuilder.DropTable(
                name: "model_readings");

            migrationBuilder.DropIndex(
                name: "ix_suggestions_decided",
                table: "suggestions");

            migrationBuilder.DropColumn(
                name: "model_name",
                table: "suggestions");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_decided",
                table: "suggestions",
                columns: new[] { "engine_version", "topic", "stance", "fate", "confidence" },
                filter: "fate <> 'Open'");
        }
    }
}
