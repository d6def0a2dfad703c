using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class BackFillRetries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "attempts",
                table: "back_fill_items",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "next_try_at",
                table: "back_fill_items",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_back_fill_items_retries",
                table: "back_fill_items",
                columns: new[] { "job_id", "next_try_at" },
                filter: "next_try_at is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_back_fill_items_retries",
                table: "back_fill_items");

            migrationBuilder.DropColumn(
                name: "attempts",
                table: "back_fill_items");

            migrationBuilder.DropColumn(
                name: "next_try_at",
                table: "back_fill_items");
        }
    }
}
