using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class SavedSearches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "saved_searches",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    query = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    is_shared = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: true, computedColumnSql: "lower(name)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_searches", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_searches_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "search_looks",
                columns: table => new
                {
                    search_id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    looked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_looks", x => new { x.user_id, x.search_id });
                    table.ForeignKey(
                        name: "fk_search_looks_saved_searches_search_id",
                        column: x => x.search_id,
                        principalTable: "saved_searches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_search_looks_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "search_subscriptions",
                columns: table => new
                {
                    search_id = table.Column<long>(type: "bigint", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    notices_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    feed_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    feed_made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_subscriptions", x => new { x.search_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_search_subscriptions_saved_searches_search_id",
                        column: x => x.search_id,
                        principalTable: "saved_searches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_search_subscriptions_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_saved_searches_owner_id_name_key",
                table: "saved_searches",
                columns: new[] { "owner_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_searches_shared",
                table: "saved_searches",
                columns: new[] { "name", "id" },
                filter: "is_shared");

            migrationBuilder.CreateIndex(
                name: "ix_search_looks_search_id",
                table: "search_looks",
                column: "search_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_subscriptions_feed_hash",
                table: "search_subscriptions",
                column: "feed_hash",
                unique: true,
                filter: "feed_hash is not null");

            migrationBuilder.CreateIndex(
                name: "ix_search_subscriptions_notices",
                table: "search_subscriptions",
                columns: new[] { "search_id", "user_id" },
                filter: "notices_since is not null");

            migrationBuilder.CreateIndex(
                name: "ix_search_subscriptions_user_id",
                table: "search_subscriptions",
                column: "user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "search_looks");

            migrationBuilder.DropTable(
                name: "search_subscriptions");

            migrationBuilder.DropTable(
                name: "saved_searches");
        }
    }
}
