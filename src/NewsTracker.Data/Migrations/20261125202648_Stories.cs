using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class Stories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "stories",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    merged_into_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stories", x => x.id);
                    table.ForeignKey(
                        name: "fk_stories_stories_merged_into_id",
                        column: x => x.merged_into_id,
                        principalTable: "stories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "story_rulings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "text", nullable: false),
                    story_id = table.Column<long>(type: "bigint", nullable: false),
                    other_story_id = table.Column<long>(type: "bigint", nullable: false),
                    moved = table.Column<long[]>(type: "bigint[]", nullable: false),
                    stayed = table.Column<long[]>(type: "bigint[]", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_story_rulings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "story_members",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    story_id = table.Column<long>(type: "bigint", nullable: true),
                    keys = table.Column<long[]>(type: "bigint[]", nullable: false),
                    engine_version = table.Column<int>(type: "integer", nullable: false),
                    wire = table.Column<string>(type: "text", nullable: true),
                    nearest_id = table.Column<long>(type: "bigint", nullable: true),
                    shared_text = table.Column<float>(type: "real", nullable: true),
                    is_placed_by_hand = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_story_members", x => x.article_id);
                    table.ForeignKey(
                        name: "fk_story_members_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_story_members_stories_story_id",
                        column: x => x.story_id,
                        principalTable: "stories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_stories_merged_into_id",
                table: "stories",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_story_members_engine_version_article_id",
                table: "story_members",
                columns: new[] { "engine_version", "article_id" });

            migrationBuilder.CreateIndex(
                name: "ix_story_members_keys",
                table: "story_members",
                column: "keys")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.CreateIndex(
                name: "ix_story_members_story_id",
                table: "story_members",
                column: "story_id",
                filter: "story_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_story_rulings_moved",
                table: "story_rulings",
                column: "moved")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_story_rulings_other_story_id",
                table: "story_rulings",
                column: "other_story_id");

            migrationBuilder.CreateIndex(
                name: "ix_story_rulings_stayed",
                table: "story_rulings",
                column: "stayed")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_story_rulings_story_id",
                table: "story_rulings",
                column: "story_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "story_members");

            migrationBuilder.DropTable(
                name: "story_rulings");

            migrationBuilder.DropTable(
                name: "stories");
        }
    }
}
