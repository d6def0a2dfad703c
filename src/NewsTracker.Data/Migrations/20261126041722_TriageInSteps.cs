using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class TriageInSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_triage_acts_batch_id",
                table: "triage_acts");

            migrationBuilder.CreateIndex(
                name: "ix_triage_acts_batch_id_id",
                table: "triage_acts",
                columns: new[] { "batch_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_triage_acts_batch_id_id",
                table: "triage_acts");

            migrationBuilder.CreateIndex(
                name: "ix_triage_acts_batch_id",
                table: "triage_acts",
                column: "batch_id");
        }
    }
}
