using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class PollConduct : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "explanation",
                table: "robots_records",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "unreachable_since",
                table: "robots_records",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "trouble",
                table: "polls",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "held_until",
                table: "host_paces",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "asked_by",
                table: "feeds",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "asked_interval",
                table: "feeds",
                type: "interval",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "cron_expression",
                table: "feeds",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "keeps_address",
                table: "feeds",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "moved_at",
                table: "feeds",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "moved_from",
                table: "feeds",
                type: "character varying(2048)",
                maxLength: 2048,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pause_reason",
                table: "feeds",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "rhythm",
                table: "feeds",
                type: "interval",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "schedule",
                table: "feeds",
                type: "text",
                nullable: false,
                defaultValue: "Fixed");

            migrationBuilder.AddColumn<string>(
                name: "trouble",
                table: "feeds",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "validators_of",
                table: "feeds",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "item_retries",
                columns: table => new
                {
                    feed_id = table.Column<long>(type: "bigint", nullable: false),
                    url = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    first_failed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    entry = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_retries", x => new { x.feed_id, x.url });
                    table.ForeignKey(
                        name: "fk_item_retries_feeds_feed_id",
                        column: x => x.feed_id,
                        principalTable: "feeds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_item_retries_feed_id_next_try_at",
                table: "item_retries",
                columns: new[] { "feed_id", "next_try_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "item_retries");

            migrationBuilder.DropColumn(
                name: "explanation",
                table: "robots_records");

            migrationBuilder.DropColumn(
                name: "unreachable_since",
                table: "robots_records");

            migrationBuilder.DropColumn(
                name: "trouble",
                table: "polls");

            migrationBuilder.DropColumn(
                name: "held_until",
                table: "host_paces");

            migrationBuilder.DropColumn(
                name: "asked_by",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "asked_interval",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "cron_expression",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "keeps_address",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "moved_at",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "moved_from",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "pause_reason",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "rhythm",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "schedule",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "trouble",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "validators_of",
                table: "feeds");
        }
    }
}
