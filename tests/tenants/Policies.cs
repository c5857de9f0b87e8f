namespace JakeOps.Tenants.Tests;

/// <summary>What a route asks of its callers.</summary>
public enum Policy
{
    /// <summary>Nothing: people come here before they are known.</summary>
    Open,

    /// <summary>A credential of the route's own.</summary>
    Credential,

    /// <summary>An account or one of its API keys, whatever it may.</summary>
    Account,

    /// <summary>A person who is signed in, with a session and not a key.</summary>
    Session,

    Read,
    Act,
    Admin,
}

/// <summary>Every route of every service, and who may call it: written down apart from the code. A new route is missing
/// here until somebody has decided that.</summary>
internal static class Policies
{
    /// <summary>Null where nobody has decided; a test of its own says so.</summary>
    public static Policy? Of(Route route) => All.TryGetValue(route.Name, out var policy) ? policy : null;

    public static IReadOnlyDictionary<string, Policy> All { get; } = new Dictionary<string, Policy>
    {
        // delivery
        ["GET /api/deliveries"] = Policy.Read,
        ["GET /api/deliveries/schema"] = Policy.Read,
        ["GET /api/deliveries/{id}"] = Policy.Read,
        ["GET /api/deliveries/{id}/events"] = Policy.Read,
        ["GET /api/deliveries/{id}/plans"] = Policy.Read,
        ["GET /api/deliveries/{id}/runs/{run}/diff"] = Policy.Read,
        ["GET /api/deliveries/cards"] = Policy.Read,
        ["GET /api/deliveries/counts"] = Policy.Read,
        ["GET /api/insights"] = Policy.Read,
        ["POST /api/deliveries"] = Policy.Act,
        ["POST /api/deliveries/import"] = Policy.Admin,
        ["POST /api/deliveries/{id}/runs/{run}/output"] = Policy.Admin,
        ["PATCH /api/deliveries/{id}"] = Policy.Act,
        ["POST /api/deliveries/{id}/run"] = Policy.Act,
        ["POST /api/deliveries/{id}/generate-plan"] = Policy.Act,
        ["POST /api/deliveries/{id}/run-implement"] = Policy.Act,
        ["POST /api/deliveries/{id}/run-review"] = Policy.Act,
        ["POST /api/deliveries/{id}/approve"] = Policy.Act,
        ["POST /api/deliveries/{id}/reject"] = Policy.Act,
        ["POST /api/deliveries/{id}/retry"] = Policy.Act,
        ["POST /api/deliveries/{id}/cancel"] = Policy.Act,
        ["POST /api/deliveries/{id}/close"] = Policy.Act,
        ["PUT /api/deliveries/{id}/plan"] = Policy.Act,
        ["POST /api/deliveries/{id}/collect"] = Policy.Act,

        // transcripts
        ["GET /api/deliveries/{id}/stream"] = Policy.Read,
        ["GET /api/deliveries/{id}/runs/{run}/transcript"] = Policy.Read,
        ["GET /api/deliveries/{id}/runs/{run}/stream_log"] = Policy.Read,
        ["GET /api/deliveries/{id}/runs/{run}/events"] = Policy.Read,
        ["GET /api/deliveries/{id}/runs/{run}/raw"] = Policy.Read,
        ["GET /api/deliveries/{id}/runs/{run}/overview"] = Policy.Read,
        ["GET /api/deliveries/{id}/runs/{run}/events/{sequence}"] = Policy.Read,
        ["GET /api/deliveries/{id}/runs/{run}/search"] = Policy.Read,
        ["GET /api/deliveries/{id}/runs/{run}/html"] = Policy.Read,

        // github-sync
        ["GET /api/sources"] = Policy.Read,
        ["POST /api/sources"] = Policy.Admin,
        ["GET /api/sources/{id}"] = Policy.Read,
        ["PATCH /api/sources/{id}"] = Policy.Admin,
        ["DELETE /api/sources/{id}"] = Policy.Admin,
        ["POST /api/sources/import"] = Policy.Admin,
        ["POST /api/sources/{id}/test"] = Policy.Admin,
        ["POST /api/sources/{id}/webhook-secret"] = Policy.Admin,
        ["DELETE /api/sources/{id}/webhook-secret/earlier"] = Policy.Admin,
        ["GET /api/sources/{id}/reports"] = Policy.Read,
        ["GET /api/sources/{id}/polls"] = Policy.Read,
        ["POST /api/sources/sync"] = Policy.Act,
        ["POST /api/webhooks/github/{source}"] = Policy.Credential,

        // worker-broker
        ["GET /api/workers"] = Policy.Read,
        ["GET /api/workers/{id}"] = Policy.Read,
        ["POST /api/workers/{id}/pause"] = Policy.Admin,
        ["POST /api/workers/{id}/drain"] = Policy.Admin,
        ["POST /api/workers/{id}/resume"] = Policy.Admin,
        ["DELETE /api/workers/{id}"] = Policy.Admin,
        ["GET /api/worker/status"] = Policy.Read,
        ["POST /api/workers/tokens"] = Policy.Admin,
        ["GET /api/workers/tokens"] = Policy.Read,
        ["DELETE /api/workers/tokens/{id}"] = Policy.Admin,
        ["GET /api/executions"] = Policy.Read,
        ["GET /api/executions/{id}"] = Policy.Read,
        ["PATCH /api/executions/{id}"] = Policy.Act,

        // every service
        ["GET /api/operations/parked/{database}"] = Policy.Admin,
        ["POST /api/operations/parked/{database}/{id}/redrive"] = Policy.Admin,

        // gateway
        ["GET /api/events"] = Policy.Read,
        ["GET /api/audit"] = Policy.Admin,
        ["GET /api/audit/export"] = Policy.Admin,
        ["GET /api/account/setup"] = Policy.Open,
        ["POST /api/account/sign-up"] = Policy.Open,
        ["POST /api/account/sign-up/confirm"] = Policy.Open,
        ["POST /api/account/sign-in"] = Policy.Open,
        ["POST /api/account/sign-out"] = Policy.Open,
        ["GET /api/account/providers/company/sign-in"] = Policy.Open,
        ["POST /api/account/password/forgot"] = Policy.Open,
        ["POST /api/account/password/reset"] = Policy.Open,
        ["GET /api/account"] = Policy.Account,
        ["GET /api/organizations"] = Policy.Account,
        ["PATCH /api/account"] = Policy.Session,
        ["DELETE /api/account"] = Policy.Session,
        ["POST /api/account/organization"] = Policy.Session,
        ["POST /api/account/password"] = Policy.Session,
        ["GET /api/account/sessions"] = Policy.Session,
        ["DELETE /api/account/sessions/{id}"] = Policy.Session,
        ["POST /api/account/two-factor"] = Policy.Session,
        ["POST /api/account/two-factor/confirm"] = Policy.Session,
        ["DELETE /api/account/two-factor"] = Policy.Session,
        ["POST /api/organizations"] = Policy.Session,
        ["POST /api/invitations/accept"] = Policy.Session,
        ["POST /api/keys"] = Policy.Session,
        ["GET /api/keys"] = Policy.Read,
        ["DELETE /api/keys/{id}"] = Policy.Read,
        ["GET /api/members"] = Policy.Read,
        ["PATCH /api/members/{account}"] = Policy.Admin,
        // Who is signed in may remove himself; everybody else, owners do.
        ["DELETE /api/members/{account}"] = Policy.Admin,
        ["POST /api/members/{account}/reset-link"] = Policy.Admin,
        ["GET /api/invitations"] = Policy.Admin,
        ["POST /api/invitations"] = Policy.Admin,
        ["DELETE /api/invitations/{id}"] = Policy.Admin,
    };
}
