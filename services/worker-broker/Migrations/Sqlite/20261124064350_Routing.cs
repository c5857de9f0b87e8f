using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakeOps.WorkerBroker.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Routing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_executions_state_priority_created_at",
                table: "executions");

            migrationBuilder.DropIndex(
                name: "IX_executions_worker_id_state",
                table: "executions");

            migrationBuilder.AddColumn<string>(
                name: "address",
                table: "workers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "agents",
                table: "workers",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "connected_at",
                table: "workers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "connections",
                table: "workers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "first_seen",
                table: "workers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "idle_since",
                table: "workers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "last_error",
                table: "workers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "last_error_at",
                table: "workers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "own_pause",
                table: "workers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pause",
                table: "workers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "problem",
                table: "workers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "repositories",
                table: "workers",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<Guid>(
                name: "token_id",
                table: "workers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "too_old",
                table: "workers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "allowed_repositories",
                table: "worker_tokens",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "revoked_by",
                table: "worker_tokens",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "executions",
                type: "TEXT",
                maxLength: 50,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "repository",
                table: "executions",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "turn",
                table: "executions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "waiting_history",
                table: "executions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_workers_organization_last_seen",
                table: "workers",
                columns: new[] { "organization", "last_seen" });

            migrationBuilder.CreateIndex(
                name: "IX_worker_tokens_organization_id",
                table: "worker_tokens",
                columns: new[] { "organization", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_executions_delivery",
                table: "executions",
                columns: new[] { "organization", "delivery_id", "created_at" },
                filter: "worker_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_executions_lease",
                table: "executions",
                column: "lease_until",
                filter: "state = 'Running'");

            migrationBuilder.CreateIndex(
                name: "ix_executions_list",
                table: "executions",
                columns: new[] { "organization", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_executions_queue",
                table: "executions",
                columns: new[] { "organization", "priority", "turn", "created_at", "id" },
                descending: new[] { false, true, false, false, false },
                filter: "state = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "ix_executions_queue_kind",
                table: "executions",
                columns: new[] { "organization", "kind", "priority", "turn", "created_at", "id" },
                descending: new[] { false, false, true, false, false, false },
                filter: "state = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "ix_executions_queue_repository",
                table: "executions",
                columns: new[] { "organization", "repository", "priority", "turn" },
                filter: "state = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "ix_executions_repository",
                table: "executions",
                columns: new[] { "organization", "repository", "created_at" },
                filter: "worker_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_executions_running",
                table: "executions",
                column: "worker_id",
                filter: "state = 'Running'");

            migrationBuilder.CreateIndex(
                name: "ix_executions_worker",
                table: "executions",
                columns: new[] { "worker_id", "created_at" },
                filter: "worker_id IS NOT NULL");

            migrationBuilder.Sql("UPDATE workers SET first_seen = last_seen, connected_at = last_seen, idle_since = last_seen");

            // Each a kind of its own: what it asks for stands in its row.
            migrationBuilder.Sql("UPDATE executions SET kind = 'older ' || id WHERE state = 'Queued'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_workers_organization_last_seen",
                table: "workers");

            migrationBuilder.DropIndex(
                name: "IX_worker_tokens_organization_id",
                table: "worker_tokens");

            migrationBuilder.DropIndex(
                name: "ix_executions_delivery",
                table: "executions");

            migrationBuilder.DropIndex(
                name: "ix_executions_lease",
                table: "executions");

            migrationBuilder.DropIndex(
                name: "ix_executions_list",
                table: "executions");

            migrationBuilder.DropIndex(
                name: "ix_executions_queue",
                table: "executions");

            migrationBuilder.DropIndex(
                name: "ix_executions_queue_kind",
                table: "executions");

            migrationBuilder.DropIndex(
                name: "ix_executions_queue_repository",
                table: "executions");

            migrationBuilder.DropIndex(
                name: "ix_executions_repository",
                table: "executions");

            migrationBuilder.DropIndex(
                name: "ix_executions_running",
                table: "executions");

            migrationBuilder.DropIndex(
                name: "ix_executions_worker",
                table: "executions");

            migrationBuilder.DropColumn(
                name: "address",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "agents",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "connected_at",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "connections",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "first_seen",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "idle_since",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "last_error",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "last_error_at",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "own_pause",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "pause",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "problem",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "repositories",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "token_id",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "too_old",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "allowed_repositories",
                table: "worker_tokens");

            migrationBuilder.DropColumn(
                name: "revoked_by",
                table: "worker_tokens");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "executions");

            migrationBuilder.DropColumn(
                name: "repository",
                table: "executions");

            migrationBuilder.DropColumn(
                name: "turn",
                table: "executions");

            migrationBuilder.DropColumn(
                name: "waiting_history",
                table: "executions");

            migrationBuilder.CreateIndex(
                name: "IX_executions_state_priority_created_at",
                table: "executions",
                columns: new[] { "state", "priority", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_executions_worker_id_state",
                table: "executions",
                columns: new[] { "worker_id", "state" });
        }
    }
}
