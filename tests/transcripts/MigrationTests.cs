using JakeOps.Transcripts.Migrations;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Transcripts.Tests;

public class MigrationTests
{
    [Fact]
    public void No_change_of_the_model_lacks_a_migration()
    {
        new SqliteDesign().CreateDbContext([]).Database.HasPendingModelChanges().ShouldBeFalse();
        new PostgresDesign().CreateDbContext([]).Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
