using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class Scorers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "scorers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    trained_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    engine_version = table.Column<int>(type: "integer", nullable: false),
                    articles = table.Column<int>(type: "integer", nullable: false),
                    verdicts = table.Column<int>(type: "integer", nullable: false),
                    is_kept = table.Column<bool>(type: "boolean", nullable: false),
                    weights = table.Column<string>(type: "text", nullable: false),
                    set_aside_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    after_judged = table.Column<int>(type: "integer", nullable: false),
                    after_log_loss = table.Column<double>(type: "double precision", nullable: false),
                    after_missed = table.Column<int>(type: "integer", nullable: false),
                    after_right = table.Column<int>(type: "integer", nullable: false),
                    after_shown = table.Column<int>(type: "integer", nullable: false),
                    before_judged = table.Column<int>(type: "integer", nullable: false),
                    before_log_loss = table.Column<double>(type: "double precision", nullable: false),
                    before_missed = table.Column<int>(type: "integer", nullable: false),
                    before_right = table.Column<int>(type: "integer", nullable: false),
                    before_shown = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scorers", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_decided",
                table: "suggestions",
                columns: new[] { "engine_version", "topic", "stance", "fate", "confidence" },
                filter: "fate <> 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_decided_at",
                table: "suggestions",
                column: "decided_at",
                descending: new bool[0],
                filter: "decided_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_scorers_in_use",
                table: "scorers",
                columns: new[] { "engine_version", "id" },
                descending: new[] { false, true },
                filter: "is_kept and set_aside_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "scorers");

            migrationBuilder.DropIndex(
                name: "ix_suggestions_decided",
                table: "suggestions");

            migrationBuilder.DropIndex(
                name: "ix_suggestions_decided_at",
                table: "suggestions");
        }
    }
}
