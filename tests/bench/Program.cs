using JakeOps.Bench;

return args switch
{
    ["fleet"] => await Fleet.MeasureAsync(workers: 500, TimeSpan.FromSeconds(60)),
    ["webhooks"] => await WebhookAnswers.MeasureAsync(1000, TimeSpan.FromSeconds(10)),
    ["broker", var folder, var address] => await Broker.RunAsync(folder, address),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("fleet      500 workers on one broker process: memory of an idle worker, time of a heartbeat");
    Console.Error.WriteLine("webhooks   1,000 webhooks in ten seconds: time until each is answered");
    return 2;
}
