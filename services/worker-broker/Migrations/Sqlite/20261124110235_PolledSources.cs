using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakeOps.WorkerBroker.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PolledSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "polled_sources",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    organization = table.Column<string>(type: "TEXT", nullable: false),
                    repository = table.Column<string>(type: "TEXT", nullable: false),
                    polled_at = table.Column<long>(type: "INTEGER", nullable: false),
                    problem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_polled_sources", x => x.source_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_polled_sources_organization_polled_at",
                table: "polled_sources",
                columns: new[] { "organization", "polled_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "polled_sources");
        }
    }
}
