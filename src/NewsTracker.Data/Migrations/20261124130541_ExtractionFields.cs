using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class ExtractionFields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "extraction_rules",
                table: "sources",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "declared_language",
                table: "revisions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "disagreements",
                table: "revisions",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<bool>(
                name: "is_live_blog",
                table: "revisions",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_paywalled",
                table: "revisions",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "keywords",
                table: "revisions",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "lead_image_url",
                table: "revisions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rule_failures",
                table: "revisions",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "section",
                table: "revisions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "declared_language",
                table: "articles",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_live_blog",
                table: "articles",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_paywalled",
                table: "articles",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "keywords",
                table: "articles",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "lead_image_url",
                table: "articles",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "section",
                table: "articles",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_revisions_rule_failures",
                table: "revisions",
                column: "fetched_at",
                filter: "rule_failures <> '[]'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_revisions_rule_failures",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "extraction_rules",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "declared_language",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "disagreements",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "is_live_blog",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "is_paywalled",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "keywords",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "lead_image_url",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "rule_failures",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "section",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "declared_language",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "is_live_blog",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "is_paywalled",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "keywords",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "lead_image_url",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "section",
                table: "articles");
        }
    }
}
