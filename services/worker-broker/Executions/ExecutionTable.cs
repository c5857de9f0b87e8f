using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JakeOps.WorkerBroker;

/// <summary>The executions table. What is queued and what runs is found by indexes that hold nothing else, so that a long
/// history costs them nothing.</summary>
internal static class ExecutionTable
{
    private const string Queued = "state = 'Queued'";
    private const string Running = "state = 'Running'";
    private const string HadWorker = "worker_id IS NOT NULL";

    public static void Describe(EntityTypeBuilder<Execution> table)
    {
        table.ToTable("executions");
        table.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
        table.Property(row => row.Kind).HasMaxLength(50);
        table.Property(row => row.Repository).HasMaxLength(RepositoryName.MaxLength);

        // The queue of one kind, of all kinds, and of one repository.
        table.HasIndex(row => new { row.Organization, row.Kind, row.Priority, row.Turn, row.CreatedAt, row.Id },
            "ix_executions_queue_kind").IsDescending(false, false, true, false, false, false).HasFilter(Queued);
        table.HasIndex(row => new { row.Organization, row.Priority, row.Turn, row.CreatedAt, row.Id },
            "ix_executions_queue").IsDescending(false, true, false, false, false).HasFilter(Queued);
        table.HasIndex(row => new { row.Organization, row.Repository, row.Priority, row.Turn },
            "ix_executions_queue_repository").HasFilter(Queued);

        table.HasIndex(row => row.WorkerId, "ix_executions_running").HasFilter(Running);
        table.HasIndex(row => row.LeaseUntil, "ix_executions_lease").HasFilter(Running);

        // Who had it last.
        table.HasIndex(row => new { row.Organization, row.DeliveryId, row.CreatedAt }, "ix_executions_delivery")
            .HasFilter(HadWorker);
        table.HasIndex(row => new { row.Organization, row.Repository, row.CreatedAt }, "ix_executions_repository")
            .HasFilter(HadWorker);
        table.HasIndex(row => new { row.WorkerId, row.CreatedAt }, "ix_executions_worker").HasFilter(HadWorker);

        table.HasIndex(row => new { row.Organization, row.Id }, "ix_executions_list");
    }
}
