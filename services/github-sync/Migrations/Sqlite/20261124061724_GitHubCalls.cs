using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakeOps.GitHubSync.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GitHubCalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_budgets",
                columns: table => new
                {
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    limit = table.Column<int>(type: "INTEGER", nullable: false),
                    remaining = table.Column<int>(type: "INTEGER", nullable: false),
                    reset_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ahead_seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    blocked_until = table.Column<long>(type: "INTEGER", nullable: false),
                    strikes = table.Column<int>(type: "INTEGER", nullable: false),
                    minute = table.Column<long>(type: "INTEGER", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    installation_token = table.Column<string>(type: "TEXT", nullable: false),
                    installation_token_made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    installation_token_until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_budgets", x => x.account);
                });

            migrationBuilder.CreateTable(
                name: "answers",
                columns: table => new
                {
                    organization = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", nullable: false),
                    e_tag = table.Column<string>(type: "TEXT", nullable: false),
                    next = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stored_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answers", x => new { x.organization, x.account, x.url });
                });

            migrationBuilder.CreateIndex(
                name: "IX_answers_stored_at",
                table: "answers",
                column: "stored_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_budgets");

            migrationBuilder.DropTable(
                name: "answers");
        }
    }
}
