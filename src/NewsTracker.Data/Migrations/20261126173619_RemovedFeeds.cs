using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class RemovedFeeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_feeds_url",
                table: "feeds");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "removed_at",
                table: "feeds",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_feeds_url",
                table: "feeds",
                column: "url",
                unique: true,
                filter: "removed_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Feeds whose ledger is still being taken away: their addresses may be in use again.
            migrationBuilder.Sql("delete from feeds where removed_at is not null");

            migrationBuilder.DropIndex(
                name: "ix_feeds_url",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "removed_at",
                table: "feeds");

            migrationBuilder.CreateIndex(
                name: "ix_feeds_url",
                table: "feeds",
                column: "url",
                unique: true);
        }
    }
}
