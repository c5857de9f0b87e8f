using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakeOps.WorkerBroker.Migrations.Postgres
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
                    source_id = table.Column<string>(type: "text", nullable: false),
                    organization = table.Column<string>(type: "text", nullable: false),
                    repository = table.Column<string>(type: "text", nullable: false),
                    polled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: true)
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
