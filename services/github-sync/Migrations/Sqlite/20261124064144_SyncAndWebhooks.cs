using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakeOps.GitHubSync.Migrations.Sqlite
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
                type: "TEXT",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "app_id",
                table: "sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "app_key",
                table: "sources",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "base_url",
                table: "sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "earlier_webhook_secret",
                table: "sources",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "earlier_webhook_secret_until",
                table: "sources",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "installation_id",
                table: "sources",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "webhook_secret",
                table: "sources",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "credential_ends_at",
                table: "account_budgets",
                type: "INTEGER",
                nullable: true);

            // What was stored before had a token or nothing.
            migrationBuilder.Sql("UPDATE sources SET access = 'Token' WHERE token <> ''");

            migrationBuilder.CreateTable(
                name: "hooks",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    organization = table.Column<string>(type: "TEXT", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hooks", x => new { x.source_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "polls",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organization = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    duration_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    calls = table.Column<int>(type: "INTEGER", nullable: false),
                    counted_calls = table.Column<int>(type: "INTEGER", nullable: false),
                    found = table.Column<int>(type: "INTEGER", nullable: false),
                    closed = table.Column<int>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_polls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "requests",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    organization = table.Column<string>(type: "TEXT", nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    is_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    state_reason = table.Column<string>(type: "TEXT", nullable: true),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    standing = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reopen_wanted = table.Column<bool>(type: "INTEGER", nullable: false),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    delivery_id = table.Column<string>(type: "TEXT", nullable: true),
                    delivery_number = table.Column<long>(type: "INTEGER", nullable: false),
                    delivery_version = table.Column<int>(type: "INTEGER", nullable: false),
                    pull_request_url = table.Column<string>(type: "TEXT", nullable: true),
                    pull_request_merged = table.Column<bool>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    gone = table.Column<bool>(type: "INTEGER", nullable: false),
                    held = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests", x => new { x.source_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "source_syncs",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    organization = table.Column<string>(type: "TEXT", nullable: false),
                    repository_id = table.Column<long>(type: "INTEGER", nullable: true),
                    default_branch = table.Column<string>(type: "TEXT", nullable: true),
                    looked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cursor = table.Column<long>(type: "INTEGER", nullable: true),
                    swept_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sweep_started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sweep_cursor = table.Column<long>(type: "INTEGER", nullable: true),
                    page_size = table.Column<int>(type: "INTEGER", nullable: false),
                    next_poll_at = table.Column<long>(type: "INTEGER", nullable: false),
                    wanted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_owner = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: false),
                    last_polled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_success_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_change_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_hook_at = table.Column<long>(type: "INTEGER", nullable: true),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    problem = table.Column<string>(type: "TEXT", nullable: true),
                    problem_since = table.Column<long>(type: "INTEGER", nullable: true),
                    notice = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
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
