using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakeOps.WorkerBroker.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Resume : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "session_id",
                table: "executions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "sweep_marks",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sweep_marks", x => x.id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sweep_marks");

            migrationBuilder.DropColumn(
                name: "session_id",
                table: "executions");
        }
    }
}
