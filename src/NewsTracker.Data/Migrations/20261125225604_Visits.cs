using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class Visits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "visits",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    looked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    looked_before_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visits", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_visits_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_position_reviews_accepted",
                table: "position_reviews",
                columns: new[] { "at", "id" },
                descending: new bool[0],
                filter: "state = 'Accepted'");

            migrationBuilder.CreateIndex(
                name: "ix_feeds_troubled",
                table: "feeds",
                columns: new[] { "consecutive_failures", "id" },
                descending: new[] { true, false },
                filter: "trouble is not null");

            migrationBuilder.CreateIndex(
                name: "ix_articles_first_seen_at_id",
                table: "articles",
                columns: new[] { "first_seen_at", "id" },
                descending: new bool[0]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "visits");

            migrationBuilder.DropIndex(
                name: "ix_position_reviews_accepted",
                table: "position_reviews");

            migrationBuilder.DropIndex(
                name: "ix_feeds_troubled",
                table: "feeds");

            migrationBuilder.DropIndex(
                name: "ix_articles_first_seen_at_id",
                table: "articles");
        }
    }
}
