using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class ChangeCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            using var counts = new System.IO.StreamReader(typeof(ChangeCounts).Assembly.GetManifestResourceStream("ChangeCounts.sql")!);
            migrationBuilder.Sql(counts.ReadToEnd());
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop function count_change() cascade; drop table change_counts;");
    }
}
