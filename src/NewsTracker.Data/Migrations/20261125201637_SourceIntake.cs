using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class SourceIntake : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "filters",
                table: "sources",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "group_name",
                table: "sources",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "listing_rules",
                table: "feeds",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_feed_text",
                table: "article_addresses",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "filtered_addresses",
                columns: table => new
                {
                    url = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    filtered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filtered_addresses", x => x.url);
                });

            migrationBuilder.CreateTable(
                name: "source_looks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_by = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    heartbeat_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    findings = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_looks", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_filtered_addresses_filtered_at",
                table: "filtered_addresses",
                column: "filtered_at");

            migrationBuilder.CreateIndex(
                name: "ix_source_looks_started_at",
                table: "source_looks",
                column: "started_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "filtered_addresses");

            migrationBuilder.DropTable(
                name: "source_looks");

            migrationBuilder.DropColumn(
                name: "filters",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "group_name",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "listing_rules",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "is_feed_text",
                table: "article_addresses");
        }
    }
}
