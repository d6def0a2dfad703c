using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsTracker.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchWriting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, "SearchWriting.sql");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Run(migrationBuilder, "SearchWritingBefore.sql");

        private static void Run(MigrationBuilder migrationBuilder, string name)
        {
            using var functions = new System.IO.StreamReader(typeof(SearchWriting).Assembly.GetManifestResourceStream(name)!);
            migrationBuilder.Sql(functions.ReadToEnd());
        }
    }
}
