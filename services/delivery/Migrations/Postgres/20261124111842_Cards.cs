using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakeOps.Delivery.Migrations.Postgres
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
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "state_since",
                table: "deliveries",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.Sql("UPDATE deliveries SET state_since = updated_at");
            migrationBuilder.Sql(
                "UPDATE runs SET cost_micros = ROUND(COALESCE((usage::jsonb ->> 'cost_usd')::numeric, 0) * 1000000)");

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
