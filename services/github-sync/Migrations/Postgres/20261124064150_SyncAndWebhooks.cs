using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace JakeOps.GitHubSync.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SyncAndWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "access",
                table: "sources",
                type: "text",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "app_id",
                table: "sources",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "app_key",
                table: "sources",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "base_url",
                table: "sources",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "earlier_webhook_secret",
                table: "sources",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "earlier_webhook_secret_until",
                table: "sources",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<long>(
                name: "installation_id",
                table: "sources",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "webhook_secret",
                table: "sources",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "credential_ends_at",
                table: "account_budgets",
                type: "timestamp with time zone",
                nullable: true);

            // What was stored before had a token or nothing.
            migrationBuilder.Sql("UPDATE sources SET access = 'Token' WHERE token <> ''");

            migrationBuilder.CreateTable(
                name: "hooks",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    organization = table.Column<string>(type: "text", nullable: false),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hooks", x => new { x.source_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "polls",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organization = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    duration_ms = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    calls = table.Column<int>(type: "integer", nullable: false),
                    counted_calls = table.Column<int>(type: "integer", nullable: false),
                    found = table.Column<int>(type: "integer", nullable: false),
                    closed = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_polls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "requests",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    organization = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    state_reason = table.Column<string>(type: "text", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    standing = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reopen_wanted = table.Column<bool>(type: "boolean", nullable: false),
                    withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    delivery_id = table.Column<string>(type: "text", nullable: true),
                    delivery_number = table.Column<long>(type: "bigint", nullable: false),
                    delivery_version = table.Column<int>(type: "integer", nullable: false),
                    pull_request_url = table.Column<string>(type: "text", nullable: true),
                    pull_request_merged = table.Column<bool>(type: "boolean", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    gone = table.Column<bool>(type: "boolean", nullable: false),
                    held = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests", x => new { x.source_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "source_syncs",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "text", nullable: false),
                    organization = table.Column<string>(type: "text", nullable: false),
                    repository_id = table.Column<long>(type: "bigint", nullable: true),
                    default_branch = table.Column<string>(type: "text", nullable: true),
                    looked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cursor = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    swept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sweep_started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sweep_cursor = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    page_size = table.Column<int>(type: "integer", nullable: false),
                    next_poll_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    wanted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_owner = table.Column<string>(type: "text", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_polled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_success_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_change_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_hook_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: true),
                    problem_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    notice = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_syncs", x => x.source_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_hooks_received_at",
                table: "hooks",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "IX_hooks_state_not_before",
                table: "hooks",
                columns: new[] { "state", "not_before" });

            migrationBuilder.CreateIndex(
                name: "IX_polls_at",
                table: "polls",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_polls_source_id_id",
                table: "polls",
                columns: new[] { "source_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_requests_source_id_standing",
                table: "requests",
                columns: new[] { "source_id", "standing" });

            migrationBuilder.CreateIndex(
                name: "IX_source_syncs_next_poll_at",
                table: "source_syncs",
                column: "next_poll_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hooks");

            migrationBuilder.DropTable(
                name: "polls");

            migrationBuilder.DropTable(
                name: "requests");

            migrationBuilder.DropTable(
                name: "source_syncs");

            migrationBuilder.DropColumn(
                name: "access",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "app_id",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "app_key",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "base_url",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "earlier_webhook_secret",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "earlier_webhook_secret_until",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "installation_id",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "webhook_secret",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "credential_ends_at",
                table: "account_budgets");
        }
    }
}
