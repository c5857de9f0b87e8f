using System.Net;

namespace JakeOps.AllInOne;

/// <summary>What the command line and the environment say.</summary>
/// <param name="Data">The data folder; null for the default.</param>
/// <param name="Listen">An address of this machine; all of them as 0.0.0.0.</param>
/// <param name="Port">0 takes a free one.</param>
/// <param name="Login">People sign in; without that only this machine is let in.</param>
/// <param name="RemoteRunner">Agents run on connected workers only, not in this process.</param>
/// <param name="Agent">Path of the agent CLI; null for <c>claude</c> on PATH.</param>
/// <param name="Capacity">How many agents may run here at once.</param>
/// <param name="Demo">Carry a sample request through all phases with the simulated agent.</param>
/// <param name="ExitWhenClosed">Demo without checkpoints; the process ends with the Delivery.</param>
/// <param name="Timeout">Of the demo that exits.</param>
internal sealed record LocalOptions(
    string? Data, IPAddress Listen, int Port, bool Login, bool RemoteRunner, string? Agent, int Capacity, IReadOnlyList<string> Tags,
    bool Demo, bool ExitWhenClosed, TimeSpan Timeout)
{
    /// <summary>Whether people can have the demo while it runs.</summary>
    public bool OffersDemo => !Login && !RemoteRunner;

    public string Address => $"http://{new IPEndPoint(Listen, Port)}";
}

internal static class ExitCodes
{
    public const int Done = 0;
    public const int DeliveryFailed = 1;
    public const int BadUsage = 2;
    public const int CannotStart = 3;
    public const int TimedOut = 4;
}
