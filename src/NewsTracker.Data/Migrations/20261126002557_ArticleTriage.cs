using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class ArticleTriage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "assignee_id",
                table: "articles",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "triage_state",
                table: "articles",
                type: "text",
                nullable: false,
                defaultValue: "New");

            migrationBuilder.CreateTable(
                name: "triage_acts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    previous_state = table.Column<string>(type: "text", nullable: false),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    previous_assignee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    undoes_batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_triage_acts", x => x.id);
                    table.ForeignKey(
                        name: "fk_triage_acts_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_articles_assigned",
                table: "articles",
                columns: new[] { "assignee_id", "dated_at", "id" },
                descending: new[] { false, true, true },
                filter: "assignee_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_triage_acts_article_id_id",
                table: "triage_acts",
                columns: new[] { "article_id", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_triage_acts_batch_id",
                table: "triage_acts",
                column: "batch_id");

            migrationBuilder.AddForeignKey(
                name: "fk_articles_users_assignee_id",
                table: "articles",
                column: "assignee_id",
                principalTable: "users",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            Run(migrationBuilder, "ArticleTriage.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // First what reads the columns, then the columns.
            Run(migrationBuilder, "ArticleTriageBefore.sql");

            migrationBuilder.DropForeignKey(
                name: "fk_articles_users_assignee_id",
                table: "articles");

            migrationBuilder.DropTable(
                name: "triage_acts");

            migrationBuilder.DropIndex(
                name: "ix_articles_assigned",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "assignee_id",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "triage_state",
                table: "articles");
        }

        private static void Run(MigrationBuilder migrationBuilder, string name)
        {
            using var functions = new System.IO.StreamReader(typeof(ArticleTriage).Assembly.GetManifestResourceStream(name)!);
            migrationBuilder.Sql(functions.ReadToEnd());
        }
    }
}
