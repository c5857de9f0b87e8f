using static JakeOps.AllInOne.Tests.PythonStore;

namespace JakeOps.AllInOne.Tests;

/// <summary>The verb import into a server that runs: with files it cannot take, and when none answers.</summary>
[Collection(nameof(SharedLocal))]
public sealed class ImportTests(SharedLocal shared) : IDisposable
{
    private readonly PythonStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task What_cannot_be_taken_is_named_with_the_reason_and_the_rest_is_taken()
    {
        _store.Fill();
        _store.Garbage("deliveries/ffffffffffff/delivery.json");
        Directory.CreateDirectory(Path.Combine(_store.Deliveries, "eeeeeeeeeeee"));
        _store.Delivery("dddddddddddd", new { id = "dddddddddddd", summary = "x", repository = "no repository!", phase = "plan" });
        _store.Garbage($"deliveries/{Reviewed}/run-aaaa1111.stream_log.json");
        _store.Transcript(Reviewed, "aaaa1111", new { meta = new { }, leader = new[] { new { role = "assistant", content = "From the transcript" } } });
        _store.Garbage($"deliveries/{Reviewed}/run-99999999.stream_log.json");
        _store.Garbage("sources/broken.json");
        _store.Source("0123", new { owner = "octo", repo = "-x", type = "github" });
        var local = shared.Local;
        var report = await _store.ImportAsync("--server", local.Http.BaseAddress!.ToString());
        report.ShouldContain("deliveries      2 taken, 0 here already, 3 not taken");
        report.ShouldContain("sources         1 taken, 0 here already, 2 not taken");
        report.ShouldContain("deliveries/ffffffffffff/delivery.json: it is no JSON, at line 2.");
        report.ShouldContain("deliveries/eeeeeeeeeeee/delivery.json: it is not there.");
        report.ShouldContain("deliveries/dddddddddddd/delivery.json: repository is required and looks like");
        report.ShouldContain($"deliveries/{Reviewed}/run-aaaa1111.stream_log.json: it is no JSON");
        report.ShouldContain($"deliveries/{Reviewed}/run-99999999.stream_log.json: its run does not stand in delivery.json.");
        report.ShouldContain("sources/0123.json: The repo is missing or not a name");
        LocalJakeOps.State(await local.GetAsync($"/api/deliveries/{Reviewed}")).ShouldBe("review/succeeded");
        var run = (await local.GetAsync($"/api/deliveries/{Reviewed}")).GetProperty("runs")[0].GetProperty("id").GetString();
        (await local.Http.GetStringAsync($"/api/deliveries/{Reviewed}/runs/{run}/transcript")).ShouldContain("From the transcript");
    }

    [Fact]
    public async Task It_says_when_no_server_answers_and_when_nothing_is_named()
    {
        (await LocalJakeOps.RunAsync("import", "--sources", _store.Sources, "--server", "http://127.0.0.1:9")).ExitCode.ShouldBe(3);
        (await LocalJakeOps.RunAsync("import", "--server", "http://127.0.0.1:9")).ExitCode.ShouldBe(2);
    }
}
