using MailKit.Security;

namespace JakeOps.Gateway.Accounts.Mail;

/// <summary>Section <c>Mail</c>: the SMTP server that takes our mails.</summary>
internal sealed class MailOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>The sender.</summary>
    public string? From { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>A server that speaks TLS from the start wants SslOnConnect (port 465); None is for one on this
    /// machine.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    /// <summary>Pauses before a mail that was not taken is tried again.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    public bool IsConfigured => Host is { Length: > 0 } && From is { Length: > 0 };
}
