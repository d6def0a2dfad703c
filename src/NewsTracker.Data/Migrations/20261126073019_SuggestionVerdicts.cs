using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class SuggestionVerdicts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "suggestion_verdicts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    suggestion_id = table.Column<long>(type: "bigint", nullable: false),
                    fate = table.Column<string>(type: "text", nullable: false),
                    previous_fate = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggestion_verdicts", x => x.id);
                    table.ForeignKey(
                        name: "fk_suggestion_verdicts_suggestions_suggestion_id",
                        column: x => x.suggestion_id,
                        principalTable: "suggestions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_suggestion_verdicts_suggestion_id_at_id",
                table: "suggestion_verdicts",
                columns: new[] { "suggestion_id", "at", "id" });

            // What was decided before is told by the audit; that one was accepted, by the suggestion itself.
            migrationBuilder.Sql(
                """
                insert into suggestion_verdicts (suggestion_id, fate, previous_fate, reason, actor_id, actor_name, at)
                select s.id, e.after ->> 'fate', e.before ->> 'fate', e.after ->> 'reason', e.actor_id, left(e.actor_name, 120), e.at
                from audit_events e join suggestions s on s.id::text = e.subject_id
                where e.subject_type = 'Suggestion' and e.action in ('suggestions.rejected', 'suggestions.unclear', 'suggestions.open')
                order by e.id;

                insert into suggestion_verdicts (suggestion_id, fate, previous_fate, reason, actor_id, actor_name, at)
                select id, fate, 'Open', fate_reason, decided_by_id, coalesce(decided_by_name, ''), decided_at
                from suggestions where fate in ('Accepted', 'Corrected') and decided_at is not null order by decided_at, id;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "suggestion_verdicts");
        }
    }
}
