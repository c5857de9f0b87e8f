using System.Diagnostics.CodeAnalysis;

namespace JakeOps.GitHubSync;

/// <summary>What a call brought: a value, or the problem that kept it from us.</summary>
/// <param name="Next">The next page, where the answer named one.</param>
/// <param name="At">Where it was found in the end; another address than the one asked after a redirect.</param>
/// <param name="NotModified">The host said that nothing changed; the value is what it answered before.</param>
internal sealed record Answer<T>(T? Value, Problem? Problem, Uri? Next, Uri At, bool NotModified = false)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value)), MemberNotNullWhen(false, nameof(Problem))]
    public bool Ok => Problem is null;
}

/// <summary>Why a call brought nothing.</summary>
internal enum ProblemKind
{
    /// <summary>A rate limit, or our own reserve before it: wait.</summary>
    Limited,

    /// <summary>The host failed, was not reached, or sent what cannot be read: try again later.</summary>
    Transient,

    /// <summary>The answer is beyond what is read; smaller pages may help.</summary>
    TooLarge,

    /// <summary>The credential is not, or no longer, good.</summary>
    Unauthorized,

    /// <summary>The credential lacks a permission.</summary>
    Forbidden,

    /// <summary>The organization wants the credential authorized for its single sign-on.</summary>
    SingleSignOn,

    /// <summary>Gone, or not to be seen with this credential: the two look the same.</summary>
    NotFound,

    /// <summary>A feature that is off, or an issue that was deleted.</summary>
    Gone,

    /// <summary>Legally blocked.</summary>
    Blocked,

    /// <summary>The host does not take the request; asking again does not help.</summary>
    Refused,

    /// <summary>Our own rule: this host is not one to call.</summary>
    HostNotAllowed,

    /// <summary>The credential stored here cannot be used: its keys are missing, or the App's key is none.</summary>
    Unusable,
}

/// <param name="Sentence">For people: what happened and what to do about it.</param>
/// <param name="Status">The HTTP status, where there was one.</param>
/// <param name="RetryAt">Not before then, where the host or the budget says.</param>
internal sealed record Problem(ProblemKind Kind, string Sentence, int? Status = null, DateTimeOffset? RetryAt = null)
{
    /// <summary>Waiting alone may mend it; otherwise a person has to do something.</summary>
    public bool Passes => Kind is ProblemKind.Limited or ProblemKind.Transient or ProblemKind.TooLarge;
}
