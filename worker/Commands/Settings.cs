namespace JakeOps.Worker;

/// <summary>Everything that can be set. A flag wins over its environment variable, that over the configuration
/// file.</summary>
internal static class Settings
{
    public static readonly Setting
        Token = new("token", "jow_...", "Worker token; kept in the work folder, so that it is needed once"),
        TokenFile = new("token-file", "FILE", "File that holds the token; - for standard input, then it is kept"),
        Server = new("server", "URL", "Address of the server; default: the one in the token"),
        Proxy = new("proxy", "URL", "Proxy to the server, http://[user:password@]host:port; default: HTTPS_PROXY, NO_PROXY"),
        Ca = new("ca", "FILE", "PEM file with further certificate authorities to trust; default: SSL_CERT_FILE"),
        Name = new("name", "NAME", "Name that people see; default: the machine's name"),
        Tags = new("tags", "A,B", "What this machine can do; !tag takes only work that asks for it"),
        Capacity = new("capacity", "N", "How many agents may run at once; default: 1"),
        Approve = new("approve", null, "Ask at this terminal before anything runs"),
        ApproveWithin = new("approve-within", "TIME", "No answer in this time is a refusal; default: 5m"),
        Once = new("once", null, "Leave after one execution"),
        IdleExit = new("idle-exit", "TIME", "Leave when nothing ran for this long, such as 10m"),
        MinFreeDisk = new("min-free-disk", "MB", "Take nothing when less is free in the work folder; default: 1000"),
        Agent = new("agent", "FILE", "The agent CLI; default: claude on PATH"),
        Sandbox = new("sandbox", "MODE", "auto, bwrap (or no run at all) or none; default: auto"),
        SandboxRead = new("sandbox-read", "A,B", "Further files and folders that agents may read, such as ~/.dotnet"),
        PassEnv = new("pass-env", "A,B", "Further environment variables that agents get to see"),
        Policy = new("policy", "FILE", "What this machine allows; default: ~/.jakeops/policy.conf where it exists"),
        WorkDir = new("work-dir", "DIR", "Folder for working trees; one worker at a time; default: ~/.jakeops/work"),
        LogDir = new("log-dir", "DIR", "Folder of the audit logs; default: ~/.jakeops/logs"),
        Config = new("config", "FILE", "File of NAME = VALUE lines; default: ~/.jakeops/worker.conf where it exists");

    public static readonly Setting[]
        OfMachine = [Agent, Sandbox, SandboxRead, PassEnv, Policy, Approve, ApproveWithin, MinFreeDisk, WorkDir, LogDir, Config],
        OfServer = [Token, TokenFile, Server, Proxy, Ca, Name, Tags, Capacity, Once, IdleExit],
        All = [.. OfServer, .. OfMachine];
}
