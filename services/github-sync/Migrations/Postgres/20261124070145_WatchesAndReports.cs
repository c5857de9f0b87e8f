using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakeOps.GitHubSync.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WatchesAndReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    organization = table.Column<string>(type: "text", nullable: false),
                    delivery_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    target = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    url = table.Column<string>(type: "text", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reports", x => new { x.organization, x.delivery_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "watches",
                columns: table => new
                {
                    organization = table.Column<string>(type: "text", nullable: false),
                    delivery_id = table.Column<string>(type: "text", nullable: false),
                    phase = table.Column<string>(type: "text", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    branch = table.Column<string>(type: "text", nullable: true),
                    head_commit = table.Column<string>(type: "text", nullable: true),
                    pull_request_url = table.Column<string>(type: "text", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_owner = table.Column<string>(type: "text", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    commit = table.Column<string>(type: "text", nullable: true),
                    commit_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    passing_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_watches", x => new { x.organization, x.delivery_id, x.phase, x.attempt });
                });

            migrationBuilder.CreateIndex(
                name: "IX_reports_next_at_lease_until",
                table: "reports",
                columns: new[] { "next_at", "lease_until" });

            migrationBuilder.CreateIndex(
                name: "IX_reports_source_id",
                table: "reports",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "IX_watches_next_at_lease_until",
                table: "watches",
                columns: new[] { "next_at", "lease_until" });

            migrationBuilder.CreateIndex(
                name: "IX_watches_source_id",
                table: "watches",
                column: "source_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "watches");
        }
    }
}
