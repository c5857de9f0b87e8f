using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace JakeOps.Bench;

/// <summary>Many idle workers on one broker process.</summary>
internal static class Fleet
{
    private const int AtOnce = 20;

    public static async Task<int> MeasureAsync(int workers, TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("jakeops-bench-");
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        using var broker = Process.Start(Environment.ProcessPath!, [.. Own(), "broker", folder.FullName, $"{address}"]);
        try
        {
            var token = await TokenAsync(address);
            await ConnectAsync(address, token, 1, first: 0);
            var before = Megabytes(broker);
            var clock = Stopwatch.StartNew();
            var fleet = await ConnectAsync(address, token, workers, first: 1);
            Say($"{workers} workers connected in {clock.Elapsed.TotalSeconds:0.0} s");
            using var stop = new CancellationTokenSource(time);
            var beats = new ConcurrentBag<double>();
            var held = await Task.WhenAll(fleet.Select(worker => worker.BeatAsync(beats, stop.Token)));
            var after = Megabytes(broker);
            double[] sorted = [.. beats.Order()];
            Say($"{held.Count(still => still)} of them still connected after {time.TotalSeconds:0} s");
            Say($"{sorted.Length} heartbeats: median {At(sorted, 0.5):0.0} ms, 99 % within {At(sorted, 0.99):0.0} ms");
            Say($"broker process {before:0} MB with one worker, {after:0} MB with all: " +
                $"{(after - before) * 1024 / workers:0} KB for an idle worker");
            return held.All(still => still) ? 0 : 1;
        }
        finally
        {
            broker.Kill();
            await broker.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<IdleWorker>> ConnectAsync(Uri address, string token, int count, int first)
    {
        var fleet = new ConcurrentBag<IdleWorker>();
        await Parallel.ForAsync(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, _) => fleet.Add(await IdleWorker.ConnectAsync(address, token, number)));
        return [.. fleet];
    }

    private static async Task<string> TokenAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            try
            {
                using var made = await http.PostAsJsonAsync("/api/workers/tokens", new { name = "bench" });
                return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
            }
            catch (HttpRequestException) when (clock.Elapsed < TimeSpan.FromMinutes(1)) { /* it is still starting */ }
        }
    }

    private static double Megabytes(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1024d / 1024;
    }

    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];

    /// <summary>This program, when it is run by <c>dotnet</c>.</summary>
    private static string[] Own() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Fleet).Assembly.Location] : [];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Say(string line) => Console.WriteLine(line);
}
