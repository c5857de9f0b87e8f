using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using JakeOps.Tests.Support;

namespace JakeOps.Setup.Tests;

[SupportedOSPlatform("linux")]
public sealed class SecretsTests : IDisposable
{
    private readonly TempFolder _volumes = new();
    private readonly SetupProgram _setup;

    public SecretsTests()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Gives files to other users, which only root may.");
        _setup = SetupProgram.OnEmptyVolumes(_volumes.Path);
    }

    [Fact]
    public async Task Each_container_gets_its_own_secrets_and_no_others()
    {
        await _setup.RunAsync("secrets");

        var files = _setup.Files();
        files.Keys.Where(file => !file.StartsWith("setup/", StringComparison.Ordinal)).ShouldBe(
            [
                "postgres/password", "rabbitmq/jakeops.conf", "gateway/ConnectionStrings__gateway",
                "gateway/ConnectionStrings__rabbitmq", "gateway/Identity__PrivateKey",
                .. new[] { "delivery", "transcripts", "github-sync", "worker-broker" }.SelectMany(service => new[]
                {
                    $"{service}/ConnectionStrings__{service}", $"{service}/ConnectionStrings__rabbitmq",
                    $"{service}/Identity__PublicKey",
                }),
            ], ignoreOrder: true);
        var passwords = Kept().Where(file => file.Key.EndsWith("-password", StringComparison.Ordinal))
            .Select(file => file.Value).ToList();
        passwords.Count.ShouldBe(7);
        passwords.ShouldBeUnique();
        foreach (var service in new[] { "delivery", "transcripts", "github-sync", "worker-broker", "gateway" })
            _setup.Read($"{service}/ConnectionStrings__{service}")
                .ShouldContain($"Password={_setup.Read($"setup/{service}-password")};");
    }

    [Fact]
    public async Task What_the_gateway_signs_the_services_can_verify()
    {
        await _setup.RunAsync("secrets");

        using var gateway = ECDsa.Create();
        gateway.ImportFromPem(_setup.Read("gateway/Identity__PrivateKey"));
        using var delivery = ECDsa.Create();
        delivery.ImportFromPem(_setup.Read("delivery/Identity__PublicKey"));
        byte[] data = [1, 2, 3];
        var signed = gateway.SignData(data, HashAlgorithmName.SHA256);
        delivery.VerifyData(data, signed, HashAlgorithmName.SHA256).ShouldBeTrue();
        delivery.KeySize.ShouldBe(256);
    }

    [Fact]
    public async Task A_file_is_readable_by_its_user_alone()
    {
        await _setup.RunAsync("secrets");

        foreach (var file in _setup.Files().Keys)
            File.GetUnixFileMode(_volumes.File(file)).ShouldBe(UnixFileMode.UserRead, file);
        Owner("delivery/ConnectionStrings__delivery").ShouldBe("1654");
        Owner("postgres/password").ShouldBe("999");
        Owner("setup/postgres-password").ShouldBe("0");
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_no_start_prints_a_value()
    {
        var first = await _setup.RunAsync("secrets");
        var before = _setup.Files();
        var second = await _setup.RunAsync("secrets");

        _setup.Files().ShouldBe(before, ignoreOrder: true);
        second.ShouldContain("there already");
        foreach (var secret in Kept())
            (first + second).ShouldNotContain(secret.Value[..20]);
    }

    [Fact]
    public async Task Killed_at_any_moment_the_next_start_mends_it()
    {
        for (var round = 0; round < 12; round++)
        {
            using var half = _setup.Start("secrets");
            // From before its first file to after its last.
            using var wait = new CancellationTokenSource(TimeSpan.FromMilliseconds(40 + 10 * round));
            await half.WaitForExitAsync(wait.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            half.Kill();
            await half.WaitForExitAsync();
            foreach (var kept in Kept().Where(file => !file.Key.Contains("ignore.", StringComparison.Ordinal)))
                kept.Value.Length.ShouldBeGreaterThanOrEqualTo(40, kept.Key);
        }
        await _setup.RunAsync("secrets");
        _setup.Files().Count.ShouldBe(25);
    }

    public void Dispose() => _volumes.Dispose();

    private IEnumerable<KeyValuePair<string, string>> Kept() =>
        _setup.Files().Where(file => file.Key.StartsWith("setup/", StringComparison.Ordinal));

    private string Owner(string file)
    {
        using var stat = Process.Start(
            new ProcessStartInfo("stat", ["--format=%u", _volumes.File(file)]) { RedirectStandardOutput = true })!;
        return stat.StandardOutput.ReadToEnd().Trim();
    }
}
