using System.Threading.Channels;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace JakeOps.Gateway.Accounts.Mail;

internal sealed record Letter(string To, string Subject, string Text);

/// <summary>Writes and sends mails after the request has been answered, so that its answer takes as long for an account
/// that exists as for one that does not.</summary>
/// <remarks>What waits here dies with the process. All mails are asked for by people, who ask again.</remarks>
internal sealed class MailQueue(IServiceScopeFactory scopes, IOptions<MailOptions> options, TimeProvider clock, ILogger<MailQueue> log)
    : BackgroundService
{
    private const int Tries = 3;
    private const int Waiting = 1000;

    private readonly Channel<Func<IServiceProvider, CancellationToken, Task<Letter?>>> _orders =
        Channel.CreateBounded<Func<IServiceProvider, CancellationToken, Task<Letter?>>>(Waiting);

    /// <param name="write">Gets services of a scope of its own; may find that there is nobody to write to.</param>
    public void Order(Func<IServiceProvider, CancellationToken, Task<Letter?>> write)
    {
        if (!_orders.Writer.TryWrite(write)) log.MailGivenUp(options.Value.Host ?? "");
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var order in _orders.Reader.ReadAllAsync(stop)) await FillAsync(order, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { /* the process ends */ }
    }

    private async Task FillAsync(Func<IServiceProvider, CancellationToken, Task<Letter?>> order, CancellationToken stop)
    {
        if (await WriteAsync(order, stop) is not { } letter) return;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                await SendAsync(letter, stop);
                return;
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                log.MailFailed(options.Value.Host ?? "", attempt, failure.Message);
            }
            if (attempt < Tries) await Task.Delay(options.Value.RetryAfter * attempt, clock, stop);
        }
        log.MailGivenUp(options.Value.Host ?? "");
    }

    private async Task<Letter?> WriteAsync(Func<IServiceProvider, CancellationToken, Task<Letter?>> order, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        try { return await order(scope.ServiceProvider, stop); }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            log.MailNotWritten(failure);
            return null;
        }
    }

    private async Task SendAsync(Letter letter, CancellationToken stop)
    {
        var mail = options.Value;
        using var message = new MimeMessage
        {
            Subject = letter.Subject, Body = new TextPart("plain") { Text = letter.Text },
        };
        message.From.Add(MailboxAddress.Parse(mail.From!));
        message.To.Add(new MailboxAddress("", letter.To));
        using var smtp = new SmtpClient { Timeout = 20_000 };
        await smtp.ConnectAsync(mail.Host!, mail.Port, mail.Security, stop);
        if (mail.User is { Length: > 0 } user) await smtp.AuthenticateAsync(user, mail.Password ?? "", stop);
        await smtp.SendAsync(message, stop);
        await smtp.DisconnectAsync(quit: true, stop);
    }
}
