using JakeOps.Contracts;
using JakeOps.Hosting;

namespace JakeOps.GitHubSync;

internal enum Standing
{
    /// <summary>Not wanted: its labels do not fit, or it is closed.</summary>
    None,

    /// <summary>Wants a Delivery, and the source has as many open ones as it may.</summary>
    Waiting,

    /// <summary>A Delivery was asked for and is not heard of yet.</summary>
    Asked,

    /// <summary>Its Delivery is open.</summary>
    Open,

    /// <summary>Its Delivery is closed.</summary>
    Closed,
}

/// <summary>An issue that is, was or wants to become a Delivery. It decides what follows from what is heard of it, from
/// the host and from its Delivery; older news than known changes nothing.</summary>
internal sealed class Request : ITenantOwned
{
    // By then a Delivery was opened, or stood there before and is silent.
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(10);

    public required string Organization { get; init; }

    public required string SourceId { get; init; }

    public required long Number { get; init; }

    public string Url { get; private set; } = "";

    public bool IsOpen { get; private set; } = true;

    public string? StateReason { get; private set; }

    /// <summary>By the host's clock.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    public Standing Standing { get; private set; }

    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>It was reopened after its Delivery was to close: the next one is opened when that has happened.</summary>
    public bool ReopenWanted { get; private set; }

    public bool Withdrawn { get; private set; }

    public string? DeliveryId { get; private set; }

    public long DeliveryNumber { get; private set; }

    public int DeliveryVersion { get; private set; }

    public string? PullRequestUrl { get; private set; }

    public bool PullRequestMerged { get; private set; }

    /// <summary>When it was last seen open, by our clock; a sweep tells by it what is missing.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Deleted or moved: what comes later of it is older.</summary>
    public bool Gone { get; private set; }

    /// <summary>What a webhook told of it, where it cannot be read again.</summary>
    public string? Held { get; set; }

    public int Version { get; private set; }

    public string Label => $"#{Number}";

    /// <summary>Takes what the host says. False when that is older than what is known.</summary>
    public bool Learn(IssueFacts issue, bool takes, DateTimeOffset now)
    {
        if (Gone || issue.UpdatedAt < UpdatedAt) return false;
        var before = (IsOpen, StateReason, UpdatedAt, Url, Standing, ReopenWanted);
        var reopened = !issue.IsClosed && (!IsOpen || (issue.StateReason == "reopened" && StateReason != "reopened"));
        (IsOpen, StateReason, UpdatedAt, Url) = (!issue.IsClosed, issue.StateReason, issue.UpdatedAt, issue.HtmlUrl ?? Url);
        // Closed and opened again between two looks shows by the reason alone.
        if (reopened && (Withdrawn || Standing == Standing.Closed)) ReopenWanted = true;
        if (!IsOpen || !takes) ReopenWanted = false;
        if (Standing == Standing.None && IsOpen && takes) Standing = Standing.Waiting;
        else if (Standing == Standing.Waiting && !(IsOpen && takes)) Standing = Standing.None;
        // At rest nothing is written.
        if (before == (IsOpen, StateReason, UpdatedAt, Url, Standing, ReopenWanted)) return true;
        SeenAt = now;
        Version++;
        return true;
    }

    /// <summary>Takes what its Delivery became. False when that is older than what is known.</summary>
    public bool Learn(DeliveryPhaseChanged news)
    {
        if (news.Number < DeliveryNumber
            || (news.Number == DeliveryNumber && (Standing == Standing.Asked || news.Version <= DeliveryVersion))) return false;
        (DeliveryId, DeliveryNumber, DeliveryVersion) = (news.DeliveryId, news.Number, news.Version);
        PullRequestUrl = news.PullRequestUrl ?? PullRequestUrl;
        Standing = news.Phase == "close" ? Standing.Closed : Standing.Open;
        Version++;
        return true;
    }

    public bool WantsDelivery => IsOpen && (Standing == Standing.Waiting || (Standing == Standing.Closed && ReopenWanted));

    public bool MustWithdraw(DateTimeOffset now) => !IsOpen && !Withdrawn
        && (Standing == Standing.Open || (Standing == Standing.Asked && AskedAt + AnswerWithin < now));

    /// <summary>One of the source's open Deliveries.</summary>
    public bool TakesSlot(DateTimeOffset now) =>
        Standing == Standing.Open || (Standing == Standing.Asked && AskedAt + AnswerWithin >= now);

    public RequestDiscovered Discover(Source source, IssueFacts issue, DateTimeOffset now)
    {
        var reopened = Standing == Standing.Closed;
        (Standing, AskedAt, ReopenWanted, Withdrawn, Held) = (Standing.Asked, now, false, false, null);
        (DeliveryId, PullRequestUrl, PullRequestMerged) = (null, null, false);
        Version++;
        return new(Organization, SourceId, source.Host, source.Repository, Label, "github_issue", issue.Title ?? Label,
            issue.Body, issue.LabelNames, Url, reopened, now);
    }

    public RequestWithdrawn Withdraw(Source source, string reason, DateTimeOffset now)
    {
        Withdrawn = true;
        Version++;
        return new(Organization, SourceId, source.Host, source.Repository, Label, reason,
            PullRequestMerged ? PullRequestUrl : null, now);
    }

    /// <summary>It is not here any more, and the host said so.</summary>
    public void End(DateTimeOffset now)
    {
        (IsOpen, ReopenWanted, Gone, SeenAt) = (false, false, true, now);
        if (Standing == Standing.Waiting) Standing = Standing.None;
        Version++;
    }

    public void SeeMerge()
    {
        if (PullRequestMerged) return;
        PullRequestMerged = true;
        Version++;
    }

    /// <summary>An issue that was closed for another reason was not closed by a merge.</summary>
    public bool MayBeMerged =>
        !PullRequestMerged && PullRequestUrl is not null && StateReason is not ("not_planned" or "duplicate");

    public string WhyClosed() => StateReason switch
    {
        "not_planned" => $"The request {Label} was closed as not planned.",
        "duplicate" => $"The request {Label} was closed as a duplicate.",
        _ when PullRequestMerged => $"The request {Label} was closed by merging {PullRequestUrl}.",
        _ => $"The request {Label} was closed.",
    };
}
