using JakeOps.Gateway.Access;
using JakeOps.Gateway.Accounts.FirstRun;
using JakeOps.Gateway.Accounts.Mail;
using JakeOps.Gateway.Accounts.Passwords;
using JakeOps.Gateway.Accounts.Sessions;
using JakeOps.Gateway.Organizations;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Accounts;

internal static class AccountSetup
{
    /// <summary>Everything of accounts, whether or not people have to sign in.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AccountOptions>().BindConfiguration("Accounts").ValidateOnStart();
        services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccountOptions>, AccountOptionsCheck>();
        services.TryAddSingleton(new SignInMode(Required: false));
        services.AddSingleton<OpenRequests>();
        services.AddHostedService<AccessWatch>();
        services.AddHostedService<AccountCleanup>();
        services.AddSingleton<MailQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<MailQueue>());
        services.AddScoped<SessionReader>();
        services.AddScoped<SessionWriter>();
        services.AddScoped<Throttle>();
        services.AddSingleton<NobodysPassword>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<OwnPassword>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<MemberChanges>();
        services.AddScoped<AccountMaker>();
        services.AddIdentity();
    }

    /// <summary>People sign in, scripts send a key.</summary>
    public static void AddSignIn(this WebApplicationBuilder builder, CallerCheck keys)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton(new SignInMode(Required: true)));
        builder.Services.Replace(ServiceDescriptor.Singleton<CallerCheck>(new SessionCallers(keys)));
        builder.Services.AddHostedService<SetupCodePrinter>();
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            // Checked as an address instead.
            identity.User.AllowedUserNameCharacters = "";
            identity.Password = new()
            {
                RequiredLength = PasswordRules.Shortest, RequiredUniqueChars = 1, RequireDigit = false,
                RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
            };
        }).AddPasswordValidator<PasswordRules>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddOptions<PasswordHasherOptions>().Configure<IOptions<AccountOptions>>(
            (hasher, accounts) => hasher.IterationCount = accounts.Value.HashRounds);
        services.AddScoped<IUserStore<Account>, AccountStore>();
    }
}

/// <summary>Ends the start with a sentence where the settings do not go together.</summary>
internal sealed class AccountOptionsCheck(IOptions<MailOptions> mail) : IValidateOptions<AccountOptions>
{
    public ValidateOptionsResult Validate(string? name, AccountOptions options)
    {
        if (options.PublicAddress is { Length: > 0 } address
            && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            return ValidateOptionsResult.Fail($"Accounts:PublicAddress is '{address}': write https://HOST.");
        if (mail.Value.IsConfigured && options.PublicAddress is not { Length: > 0 })
            return ValidateOptionsResult.Fail(
                "Mail is configured, and its links need to know where people reach JakeOps: set Accounts:PublicAddress to https://HOST.");
        return options.SignUp == SignUp.Open && !mail.Value.IsConfigured
            ? ValidateOptionsResult.Fail(
                "Accounts:SignUp is open, and who signs up has to show that the address is his: set Mail:Host and " +
                "Mail:From, or let Accounts:SignUp be invited or closed.")
            : ValidateOptionsResult.Success;
    }
}
