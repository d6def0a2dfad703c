using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class BusyHostsAndRobotsReadings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "read_at",
                table: "robots_records",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.Sql(
                "update robots_records set read_at = coalesce(unreachable_since, fetched_at) where availability <> 'Unreachable' or content <> '';");

            migrationBuilder.CreateIndex(
                name: "ix_article_rechecks_leased",
                table: "article_rechecks",
                column: "lease_until",
                filter: "lease_until is not null")
                .Annotation("Npgsql:IndexInclude", new[] { "host" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_article_rechecks_leased",
                table: "article_rechecks");

            migrationBuilder.DropColumn(
                name: "read_at",
                table: "robots_records");
        }
    }
}
