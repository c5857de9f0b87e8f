using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakeOps.Delivery.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Cards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "cost_micros",
                table: "runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "state_since",
                table: "deliveries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.Sql("UPDATE deliveries SET state_since = updated_at");
            migrationBuilder.Sql(
                "UPDATE runs SET cost_micros = CAST(ROUND(COALESCE(json_extract(usage, '$.cost_usd'), 0) * 1000000) AS INTEGER)");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_organization_state_since",
                table: "deliveries",
                columns: new[] { "organization", "state_since" });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_organization_updated_at",
                table: "deliveries",
                columns: new[] { "organization", "updated_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_deliveries_organization_state_since",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_organization_updated_at",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "cost_micros",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "state_since",
                table: "deliveries");
        }
    }
}
