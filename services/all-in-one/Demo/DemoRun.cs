namespace JakeOps.AllInOne.Demo;

/// <summary>Carries one sample request through all phases, over the same HTTP API that people use.</summary>
internal static class DemoRun
{
    public static async Task<int> RunAsync(LocalOptions options, string address, DataFolder folder, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = new(address), Timeout = Timeout.InfiniteTimeSpan };
        if (options.RemoteRunner) await DemoWorker.ExplainAsync(http, address, stop);
        var (remote, refusal) = await SampleRepository.EnsureAsync(folder.Sub(SampleRepository.Folder), stop);
        if (remote is null)
        {
            await Console.Error.WriteLineAsync(refusal);
            return ExitCodes.DeliveryFailed;
        }
        await using var lines = await PhaseLines.OpenAsync(http, stop);
        var id = await SampleRequest.OpenAsync(http, remote, options.ExitWhenClosed ? [] : SampleRequest.Checkpoints, stop);
        Console.WriteLine($"Delivery {id}: {address}/api/deliveries/{id} (repository {remote})");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (options.ExitWhenClosed) limit.CancelAfter(options.Timeout);
        else DemoGuide.Write(address, id);
        try
        {
            var closed = await lines.FollowAsync(id, stopWhenFailed: options.ExitWhenClosed, limit.Token);
            return closed ? ExitCodes.Done : ExitCodes.DeliveryFailed;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(
                $"The Delivery was not closed within {options.Timeout.TotalSeconds:0} s. Give it longer with --timeout SECONDS.");
            return ExitCodes.TimedOut;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Done;
        }
    }
}
