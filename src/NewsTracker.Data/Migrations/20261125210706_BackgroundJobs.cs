using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class BackgroundJobs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The tables of Quartz.NET 4.7, as its own provisioning makes them; Quartz checks them at start-up.
            using (var tables = new System.IO.StreamReader(typeof(BackgroundJobs).Assembly.GetManifestResourceStream("QuartzTables.sql")!))
            {
                migrationBuilder.Sql(tables.ReadToEnd());
            }

            migrationBuilder.CreateTable(
                name: "article_rechecks",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    url = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    host = table.Column<string>(type: "text", nullable: false),
                    first_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    lease_owner = table.Column<string>(type: "text", nullable: true),
                    lease_epoch = table.Column<long>(type: "bigint", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_rechecks", x => x.article_id);
                    table.ForeignKey(
                        name: "fk_article_rechecks_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    parameters = table.Column<string>(type: "jsonb", nullable: false),
                    checkpoint = table.Column<string>(type: "jsonb", nullable: true),
                    subject_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    subject_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_by = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    dispatched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: true),
                    message = table.Column<string>(type: "text", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    heartbeat_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    run_by = table.Column<string>(type: "text", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "back_fill_items",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    job_id = table.Column<long>(type: "bigint", nullable: false),
                    url = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    article_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_back_fill_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_back_fill_items_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reextraction_results",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    job_id = table.Column<long>(type: "bigint", nullable: false),
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    revision_id = table.Column<long>(type: "bigint", nullable: false),
                    engine_version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    changes = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'"),
                    words_added = table.Column<int>(type: "integer", nullable: false),
                    words_lost = table.Column<int>(type: "integer", nullable: false),
                    text_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reextraction_results", x => x.id);
                    table.ForeignKey(
                        name: "fk_reextraction_results_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_reextraction_results_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_polls_feed_id_started_at1",
                table: "polls",
                columns: new[] { "feed_id", "started_at" },
                filter: "stored > 0")
                .Annotation("Npgsql:IndexInclude", new[] { "stored" });

            migrationBuilder.CreateIndex(
                name: "ix_poll_items_url",
                table: "poll_items",
                column: "url")
                .Annotation("Npgsql:IndexMethod", "hash");

            migrationBuilder.CreateIndex(
                name: "ix_article_rechecks_due",
                table: "article_rechecks",
                column: "next_at",
                filter: "next_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_back_fill_items_job_id_outcome_id",
                table: "back_fill_items",
                columns: new[] { "job_id", "outcome", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_back_fill_items_job_id_url",
                table: "back_fill_items",
                columns: new[] { "job_id", "url" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_back_fill_items_waiting",
                table: "back_fill_items",
                columns: new[] { "job_id", "id" },
                filter: "outcome is null");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_subject_type_subject_id_id",
                table: "jobs",
                columns: new[] { "subject_type", "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_unfinished",
                table: "jobs",
                columns: new[] { "state", "not_before" },
                filter: "state in ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_reextraction_results_article_id",
                table: "reextraction_results",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_reextraction_results_job_id_article_id",
                table: "reextraction_results",
                columns: new[] { "job_id", "article_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reextraction_results_job_id_state_id",
                table: "reextraction_results",
                columns: new[] { "job_id", "state", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                do $$ declare name text; begin
                    for name in select tablename from pg_tables where schemaname = current_schema() and tablename like 'qrtz\_%' loop
                        execute format('drop table %I cascade', name);
                    end loop;
                end $$;
                """);

            migrationBuilder.DropTable(
                name: "article_rechecks");

            migrationBuilder.DropTable(
                name: "back_fill_items");

            migrationBuilder.DropTable(
                name: "reextraction_results");

            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropIndex(
                name: "ix_polls_feed_id_started_at1",
                table: "polls");

            migrationBuilder.DropIndex(
                name: "ix_poll_items_url",
                table: "poll_items");
        }
    }
}
