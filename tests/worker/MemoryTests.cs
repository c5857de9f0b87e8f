using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

/// <summary>Alone, because the memory that is looked at is the whole process's.</summary>
[CollectionDefinition(DisableParallelization = true)]
[Collection<MemoryTests>]
public sealed class MemoryTests : IDisposable
{
    private const string Result = """{"type":"result","subtype":"success","is_error":false,"num_turns":1,"result":"Fine."}""";

    private readonly LocalMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task A_flood_on_standard_error_neither_blocks_nor_fills_memory()
    {
        _machine.WithAgent($"head -c 100000000 /dev/zero | tr '\\0' 'e' >&2; echo ' last words' >&2; echo "
            + $"'{Result}'; exit 3");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var seen = await _machine.RunAsync();

        seen.Result.Error.ShouldNotBeNull().ShouldContain("last words");
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(20_000_000);
    }

    [Fact]
    public async Task A_caller_that_takes_its_time_blocks_nobody_and_loses_nothing()
    {
        var done = _machine.InFolder("done");
        _machine.WithAgent($$"""
            seq -f '{"type":"system","subtype":"status","n":%.0f}' 400000
            echo '{{Result}}'; cat > /dev/null; touch '{{done}}'
            """);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var events = _machine.Adapter.RunAsync(_machine.Request(), default).GetAsyncEnumerator();
        (await events.MoveNextAsync()).ShouldBeTrue();

        await Eventually.TrueAsync(() => File.Exists(done));

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(10_000_000);
        var next = 1L;
        while (await events.MoveNextAsync() && events.Current is ExecutionPrinted printed)
        {
            printed.FirstSequence.ShouldBe(next);
            foreach (var piece in printed.Pieces)
                piece.Text.ShouldBe(next++ > 400_000 ? Result : $$"""{"type":"system","subtype":"status","n":{{next - 1}}}""");
        }
        next.ShouldBe(400_002);
        var result = events.Current.ShouldBeOfType<ExecutionEnded>().Result;
        (result.Outcome, result.LastSequence).ShouldBe((Outcomes.Succeeded, 400_001));
    }
}
