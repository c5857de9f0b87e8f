using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakeOps.Delivery.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Approvals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "approvals",
                table: "phase_runs",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "started_by_account",
                table: "phase_runs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "account",
                table: "events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "session",
                table: "events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "plan_editor",
                table: "deliveries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "requested_by",
                table: "deliveries",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "approvals",
                table: "phase_runs");

            migrationBuilder.DropColumn(
                name: "started_by_account",
                table: "phase_runs");

            migrationBuilder.DropColumn(
                name: "account",
                table: "events");

            migrationBuilder.DropColumn(
                name: "session",
                table: "events");

            migrationBuilder.DropColumn(
                name: "plan_editor",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "requested_by",
                table: "deliveries");
        }
    }
}
