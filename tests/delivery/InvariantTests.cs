using FsCheck;
using FsCheck.Fluent;
using JakeOps.Tests.Support;

namespace JakeOps.Delivery.Tests;

/// <summary>The invariants of the domain over random sequences of commands and results, also late, doubled and
/// unknown.</summary>
public class InvariantTests
{
    private const int Sequences = 10_000;

    [Fact]
    public void The_invariants_hold_over_random_histories()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(Seed.Hint);
        var histories = Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), 40).ToArbitrary();
        var reached = new HashSet<string>();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithReplay((ulong)Seed.Value, 1UL).WithQuietOnSuccess(true),
            Prop.ForAll(histories, numbers =>
            {
                var world = new World();
                foreach (var number in numbers.Append(7)) world.Step(number);
                world.CheckReplay();
                reached.UnionWith(world.Reached);
            }));
        // The sequences are worth something only when they reach every phase in every status that it can have.
        foreach (var phase in Lifecycle.Phases.Where(phase => phase is not (Phase.Intake or Phase.Close)))
            foreach (var status in Enum.GetValues<RunStatus>())
                if (Lifecycle.ExecutorOf(phase) == Executor.Agent || status != RunStatus.Succeeded)
                    reached.ShouldContain($"{phase}/{status}", Seed.Hint);
        reached.ShouldContain("Close/Succeeded");
    }
}
