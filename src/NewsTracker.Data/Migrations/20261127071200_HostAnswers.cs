using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class HostAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "answered_at",
                table: "robots_records",
                type: "timestamp with time zone",
                nullable: true);

            // Of a host that is silent at present, only the copy of its file tells that it ever answered.
            migrationBuilder.Sql("""
                update robots_records set answered_at = case
                    when host_trouble in ('Dns', 'Connect', 'Timeout') then unreachable_since
                    else fetched_at end
                where host_trouble is null or host_trouble not in ('Dns', 'Connect', 'Timeout') or content <> '';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "answered_at",
                table: "robots_records");
        }
    }
}
