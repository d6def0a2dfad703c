using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class Positions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "reliability",
                table: "sources",
                type: "integer",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.CreateTable(
                name: "suggestions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    revision_id = table.Column<long>(type: "bigint", nullable: false),
                    country_code = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    topic = table.Column<string>(type: "text", nullable: false),
                    stance = table.Column<string>(type: "text", nullable: false),
                    quote_start = table.Column<int>(type: "integer", nullable: false),
                    quote_end = table.Column<int>(type: "integer", nullable: false),
                    quote = table.Column<string>(type: "text", nullable: false),
                    confidence = table.Column<double>(type: "double precision", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    speaker = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    said_on = table.Column<DateOnly>(type: "date", nullable: true),
                    engine_version = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fate = table.Column<string>(type: "text", nullable: false),
                    fate_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggestions", x => x.id);
                    table.ForeignKey(
                        name: "fk_suggestions_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_suggestions_countries_country_code",
                        column: x => x.country_code,
                        principalTable: "countries",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_suggestions_revisions_revision_id",
                        column: x => x.revision_id,
                        principalTable: "revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "positions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    country_code = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    topic = table.Column<string>(type: "text", nullable: false),
                    stance = table.Column<string>(type: "text", nullable: false),
                    rung = table.Column<short>(type: "smallint", nullable: false, computedColumnSql: "case stance when 'rules_out' then 1 when 'considers' then 2 when 'intends' then 3 when 'formalises' then 4 when 'in_effect' then 5 end", stored: true),
                    said_on = table.Column<DateOnly>(type: "date", nullable: false),
                    speaker = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    office = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    confidence = table.Column<string>(type: "text", nullable: false),
                    reported_by_another = table.Column<bool>(type: "boolean", nullable: false),
                    formal_step_on = table.Column<DateOnly>(type: "date", nullable: true),
                    annotation_id = table.Column<long>(type: "bigint", nullable: false),
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    corrects_id = table.Column<long>(type: "bigint", nullable: true),
                    suggestion_id = table.Column<long>(type: "bigint", nullable: true),
                    engine_version = table.Column<int>(type: "integer", nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_positions", x => x.id);
                    table.ForeignKey(
                        name: "fk_positions_annotations_annotation_id",
                        column: x => x.annotation_id,
                        principalTable: "annotations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_positions_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_positions_countries_country_code",
                        column: x => x.country_code,
                        principalTable: "countries",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_positions_positions_corrects_id",
                        column: x => x.corrects_id,
                        principalTable: "positions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_positions_suggestions_suggestion_id",
                        column: x => x.suggestion_id,
                        principalTable: "suggestions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "position_reviews",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    position_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    undoes_act_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_position_reviews", x => x.id);
                    table.ForeignKey(
                        name: "fk_position_reviews_positions_position_id",
                        column: x => x.position_id,
                        principalTable: "positions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "review_items",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    suggestion_id = table.Column<long>(type: "bigint", nullable: true),
                    position_id = table.Column<long>(type: "bigint", nullable: true),
                    country_code = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    turn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_owner = table.Column<Guid>(type: "uuid", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_items", x => x.id);
                    table.CheckConstraint("ck_review_items_one_thing", "(suggestion_id is null) <> (position_id is null)");
                    table.ForeignKey(
                        name: "fk_review_items_positions_position_id",
                        column: x => x.position_id,
                        principalTable: "positions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_review_items_suggestions_suggestion_id",
                        column: x => x.suggestion_id,
                        principalTable: "suggestions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_sources_reliability",
                table: "sources",
                sql: "reliability between 1 and 5");

            migrationBuilder.CreateIndex(
                name: "ix_position_reviews_act_id",
                table: "position_reviews",
                column: "act_id");

            migrationBuilder.CreateIndex(
                name: "ix_position_reviews_position_id_at_id",
                table: "position_reviews",
                columns: new[] { "position_id", "at", "id" },
                descending: new[] { false, true, true })
                .Annotation("Npgsql:IndexInclude", new[] { "state" });

            migrationBuilder.CreateIndex(
                name: "ix_positions_annotation_id",
                table: "positions",
                column: "annotation_id");

            migrationBuilder.CreateIndex(
                name: "ix_positions_article_id",
                table: "positions",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_positions_corrects_id",
                table: "positions",
                column: "corrects_id");

            migrationBuilder.CreateIndex(
                name: "ix_positions_country_code_said_on_id",
                table: "positions",
                columns: new[] { "country_code", "said_on", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_positions_country_code_topic_said_on_id",
                table: "positions",
                columns: new[] { "country_code", "topic", "said_on", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_positions_said_on_id",
                table: "positions",
                columns: new[] { "said_on", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_positions_suggestion_id",
                table: "positions",
                column: "suggestion_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_items_country_code_turn_at_id",
                table: "review_items",
                columns: new[] { "country_code", "turn_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_items_position_id",
                table: "review_items",
                column: "position_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_items_suggestion_id",
                table: "review_items",
                column: "suggestion_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_items_turn_at_id",
                table: "review_items",
                columns: new[] { "turn_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_article_id",
                table: "suggestions",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_country_code",
                table: "suggestions",
                column: "country_code");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_revision_id",
                table: "suggestions",
                column: "revision_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "position_reviews");

            migrationBuilder.DropTable(
                name: "review_items");

            migrationBuilder.DropTable(
                name: "positions");

            migrationBuilder.DropTable(
                name: "suggestions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sources_reliability",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "reliability",
                table: "sources");
        }
    }
}
