using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class PrintedGaps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<TimeSpan>(
                name: "printed_gap",
                table: "feeds",
                type: "interval",
                nullable: true);

            // Until a feed is read anew, which one that answers "unchanged" never is.
            migrationBuilder.Sql("update feeds set printed_gap = rhythm where rhythm is not null;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "printed_gap",
                table: "feeds");
        }
    }
}
