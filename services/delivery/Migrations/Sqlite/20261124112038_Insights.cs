using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakeOps.Delivery.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Insights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "began_at",
                table: "runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_runs_organization_created_at",
                table: "runs",
                columns: new[] { "organization", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_phase_runs_organization_ended_at",
                table: "phase_runs",
                columns: new[] { "organization", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "IX_phase_runs_organization_phase_started_at",
                table: "phase_runs",
                columns: new[] { "organization", "phase", "started_at" });

            migrationBuilder.CreateIndex(
                name: "IX_events_organization_command_at",
                table: "events",
                columns: new[] { "organization", "command", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_organization_created_at",
                table: "deliveries",
                columns: new[] { "organization", "created_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_runs_organization_created_at",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "IX_phase_runs_organization_ended_at",
                table: "phase_runs");

            migrationBuilder.DropIndex(
                name: "IX_phase_runs_organization_phase_started_at",
                table: "phase_runs");

            migrationBuilder.DropIndex(
                name: "IX_events_organization_command_at",
                table: "events");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_organization_created_at",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "began_at",
                table: "runs");
        }
    }
}
