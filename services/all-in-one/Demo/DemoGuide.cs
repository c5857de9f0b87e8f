namespace JakeOps.AllInOne.Demo;

/// <summary>The demo with checkpoints waits for a person: this is where that person acts.</summary>
internal static class DemoGuide
{
    public static void Write(string address, string id) => Console.WriteLine($$"""
        The Delivery waits at its checkpoints for you: open {{address}} in a browser. Or in another terminal:
          curl -sX POST {{address}}/api/deliveries/{{id}}/run        # start the phase that is pending
          curl -s       {{address}}/api/deliveries/{{id}}/stream     # watch the (simulated) agent
          curl -s       {{address}}/api/deliveries/{{id}}            # read the plan, the runs, the verdict
          curl -sX POST {{address}}/api/deliveries/{{id}}/approve    # approve what succeeded; then run the next phase
          curl -sX POST {{address}}/api/deliveries/{{id}}/reject -H 'content-type: application/json' -d '{"reason": "say it louder"}'
        """);
}
