using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class Tags : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "aliases",
                table: "tags",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "colour",
                table: "tags",
                type: "text",
                nullable: false,
                defaultValueSql: "'Grey'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "deprecated_at",
                table: "tags",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "redirect_to_id",
                table: "tags",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "tags",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "tag_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    act = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    undoes_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tag_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_tag_changes_tag_changes_undoes_id",
                        column: x => x.undoes_id,
                        principalTable: "tag_changes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tag_rules",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    tag_id = table.Column<long>(type: "bigint", nullable: false),
                    query = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    made_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    stopped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    stopped_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tag_rules", x => x.id);
                    table.ForeignKey(
                        name: "fk_tag_rules_tags_tag_id",
                        column: x => x.tag_id,
                        principalTable: "tags",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tag_versions",
                columns: table => new
                {
                    tag_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    change_id = table.Column<long>(type: "bigint", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    after = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tag_versions", x => new { x.tag_id, x.number });
                    table.ForeignKey(
                        name: "fk_tag_versions_tag_changes_change_id",
                        column: x => x.change_id,
                        principalTable: "tag_changes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tag_versions_tags_tag_id",
                        column: x => x.tag_id,
                        principalTable: "tags",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "article_tags",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    tag_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    rule_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_tags", x => new { x.article_id, x.tag_id });
                    table.ForeignKey(
                        name: "fk_article_tags_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_article_tags_tag_rules_rule_id",
                        column: x => x.rule_id,
                        principalTable: "tag_rules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_article_tags_tags_tag_id",
                        column: x => x.tag_id,
                        principalTable: "tags",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "taggings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    tag_id = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    query = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    article_ids = table.Column<long[]>(type: "bigint[]", nullable: true),
                    rule_id = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    job_id = table.Column<long>(type: "bigint", nullable: true),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_taggings", x => x.id);
                    table.ForeignKey(
                        name: "fk_taggings_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_taggings_tag_rules_rule_id",
                        column: x => x.rule_id,
                        principalTable: "tag_rules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_taggings_tags_tag_id",
                        column: x => x.tag_id,
                        principalTable: "tags",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "article_tag_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    tag_id = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    rule_id = table.Column<long>(type: "bigint", nullable: true),
                    tagging_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_tag_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_article_tag_changes_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_article_tag_changes_taggings_tagging_id",
                        column: x => x.tagging_id,
                        principalTable: "taggings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_article_tag_changes_tags_tag_id",
                        column: x => x.tag_id,
                        principalTable: "tags",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tags_redirect_to_id",
                table: "tags",
                column: "redirect_to_id");

            migrationBuilder.CreateIndex(
                name: "ix_article_tag_changes_article_id_tag_id_id",
                table: "article_tag_changes",
                columns: new[] { "article_id", "tag_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_article_tag_changes_tag_id_id",
                table: "article_tag_changes",
                columns: new[] { "tag_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_article_tag_changes_tagging_id_id",
                table: "article_tag_changes",
                columns: new[] { "tagging_id", "id" },
                filter: "tagging_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_article_tags_rule_id",
                table: "article_tags",
                column: "rule_id");

            migrationBuilder.CreateIndex(
                name: "ix_article_tags_tag_id_article_id",
                table: "article_tags",
                columns: new[] { "tag_id", "article_id" });

            migrationBuilder.CreateIndex(
                name: "ix_tag_changes_undoes_id",
                table: "tag_changes",
                column: "undoes_id");

            migrationBuilder.CreateIndex(
                name: "ix_tag_rules_tag_id",
                table: "tag_rules",
                column: "tag_id");

            migrationBuilder.CreateIndex(
                name: "ix_tag_versions_change_id",
                table: "tag_versions",
                column: "change_id");

            migrationBuilder.CreateIndex(
                name: "ix_taggings_job_id",
                table: "taggings",
                column: "job_id");

            migrationBuilder.CreateIndex(
                name: "ix_taggings_rule_id",
                table: "taggings",
                column: "rule_id");

            migrationBuilder.CreateIndex(
                name: "ix_taggings_tag_id_id",
                table: "taggings",
                columns: new[] { "tag_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_tags_tags_redirect_to_id",
                table: "tags",
                column: "redirect_to_id",
                principalTable: "tags",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_tags_tags_redirect_to_id",
                table: "tags");

            migrationBuilder.DropTable(
                name: "article_tag_changes");

            migrationBuilder.DropTable(
                name: "article_tags");

            migrationBuilder.DropTable(
                name: "tag_versions");

            migrationBuilder.DropTable(
                name: "taggings");

            migrationBuilder.DropTable(
                name: "tag_changes");

            migrationBuilder.DropTable(
                name: "tag_rules");

            migrationBuilder.DropIndex(
                name: "ix_tags_redirect_to_id",
                table: "tags");

            migrationBuilder.DropColumn(
                name: "aliases",
                table: "tags");

            migrationBuilder.DropColumn(
                name: "colour",
                table: "tags");

            migrationBuilder.DropColumn(
                name: "deprecated_at",
                table: "tags");

            migrationBuilder.DropColumn(
                name: "redirect_to_id",
                table: "tags");

            migrationBuilder.DropColumn(
                name: "version",
                table: "tags");
        }
    }
}
