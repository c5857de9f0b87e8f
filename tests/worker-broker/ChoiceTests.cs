using JakeOps.Tests.Support;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The choice among workers, over random queues and fleets.</summary>
public class ChoiceTests
{
    private const int Rounds = 500;
    private static readonly string[] AnyTags = ["cuda", "linux", "unity"];
    private static readonly string[] Repositories = ["github.com/acme/app", "github.com/acme/lib", "gitlab.com/x/y"];
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nobody_gets_what_it_does_not_fit_or_more_than_it_has_slots_and_nothing_that_could_run_is_left()
    {
        Each((workers, queue) =>
        {
            var given = Give(workers, queue);
            foreach (var worker in workers)
            {
                var mine = given.Where(pair => pair.Worker?.Id == worker.Id).ToList();
                mine.Count.ShouldBeLessThanOrEqualTo(worker.FreeSlots);
                mine.ShouldAllBe(pair => worker.Takes && worker.Fits(pair.Work));
                if (mine.Count < worker.FreeSlots)
                    given.ShouldAllBe(pair => pair.Worker != null || !worker.Fits(pair.Work));
            }
        });
    }

    [Fact]
    public void Nothing_waits_while_a_later_one_of_its_kind_runs_and_what_nobody_fits_holds_nobody_up()
    {
        Each((workers, queue) =>
        {
            var given = Give(workers, queue);
            foreach (var (index, one) in given.Index().Where(entry => entry.Item.Worker is null))
                given.Skip(index + 1).Where(later => later.Queued.Kind == one.Queued.Kind)
                    .ShouldAllBe(later => later.Worker == null);
            var able = given.Where(pair => workers.Exists(worker => worker.Fits(pair.Work))).ToList();
            Give(workers, [.. able.Select(pair => (pair.Queued, pair.Work))]).Select(pair => pair.Worker?.Id)
                .ShouldBe(able.Select(pair => pair.Worker?.Id));
        });
    }

    [Fact]
    public void Who_knows_the_Delivery_is_first_then_the_repository_then_the_least_loaded_then_the_longest_idle()
    {
        Each((workers, queue) =>
        {
            var slots = new FreeSlots(workers);
            var (queued, work) = queue[0];
            var fitting = workers.Where(worker => worker.FreeSlots > 0 && worker.Fits(work)).ToList();
            var best = slots.Take(queued, work);
            if (fitting.Count == 0) best.ShouldBeNull();
            else if (fitting.Find(worker => worker.Id == queued.DeliveryWorker) is { } knows) best.ShouldBe(knows);
            else if (fitting.Find(worker => worker.Id == queued.RepositoryWorker) is { } has) best.ShouldBe(has);
            else
            {
                var load = fitting.Min(Load);
                Load(best!).ShouldBe(load);
                best!.IdleSince.ShouldBe(fitting.Where(worker => Load(worker) == load).Min(worker => worker.IdleSince));
            }
        });
    }

    private static double Load(KnownWorker worker) => (double)worker.Running / worker.Capacity;

    private static List<(QueuedExecution Queued, WorkKind Work, KnownWorker? Worker)> Give(
        IReadOnlyList<KnownWorker> workers, IReadOnlyList<(QueuedExecution Queued, WorkKind Work)> queue)
    {
        var slots = new FreeSlots(workers);
        return [.. queue.Select(entry => (entry.Queued, entry.Work, slots.Take(entry.Queued, entry.Work)))];
    }

    private static void Each(
        Action<List<KnownWorker>, List<(QueuedExecution Queued, WorkKind Work)>> holds)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(Seed.Value + round);
            var workers = Enumerable.Range(0, random.Next(0, 6)).Select(number => Worker(random, number)).ToList();
            var queue = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Queued(random, workers)).ToList();
            try { holds(workers, queue); }
            catch (Exception broken) { throw new InvalidOperationException($"Seed {Seed.Value}, round {round}.", broken); }
        }
    }

    private static KnownWorker Worker(Random random, int number)
    {
        var capacity = random.Next(1, 4);
        return new(
            new(number + 1, 0, 0, new byte[8]), "default", $"w{number}",
            [.. Some(random, AnyTags).Select(tag => random.Next(4) == 0 ? "!" + tag : tag)],
            random.Next(3) == 0 ? ["acme/*"] : [], capacity, random.Next(6) == 0 ? null : Guid.Empty, Now,
            Now.AddMinutes(-random.Next(5)), random.Next(8) == 0 ? "no disk" : null,
            random.Next(8) == 0 ? new(null, null, false) : null, false, random.Next(capacity + 1));
    }

    private static (QueuedExecution Queued, WorkKind Work) Queued(Random random, List<KnownWorker> workers)
    {
        Guid? Anybody() => workers.Count == 0 || random.Next(2) == 0 ? null : workers[random.Next(workers.Count)].Id;
        var refused = Anybody() is { } id && random.Next(3) == 0 ? new[] { id } : [];
        var work = new WorkKind([.. Some(random, AnyTags)], Repositories[random.Next(3)], refused);
        var kind = WorkKind.KeyOf(work.RequiredTags, work.Repository, work.RefusedBy);
        return (new(Guid.NewGuid(), kind, 0, 0, Now, Anybody(), Anybody()), work);
    }

    private static IEnumerable<string> Some(Random random, string[] of) => of.Where(_ => random.Next(3) == 0);
}
