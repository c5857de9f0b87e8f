using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakeOps.Delivery.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DeliveriesBySource : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_deliveries_organization_source_id_request",
                table: "deliveries",
                columns: new[] { "organization", "source_id", "request" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_deliveries_organization_source_id_request",
                table: "deliveries");
        }
    }
}
