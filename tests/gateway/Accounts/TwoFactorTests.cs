using System.Buffers.Binary;
using System.Security.Cryptography;

namespace JakeOps.Gateway.Tests.Accounts;

public class TwoFactorTests(SharedAccounts shared) : IClassFixture<SharedAccounts>
{
    [Fact]
    public async Task With_two_factor_a_password_alone_opens_nothing_and_no_code_is_good_twice()
    {
        using var member = await shared.MemberAsync();
        var (secret, recovery, used) = await TurnOnAsync(member);
        (await member.GetAsync("/api/account")).ShouldBe(200);
        member.Answer.GetProperty("two_factor").GetBoolean().ShouldBeTrue();

        using var thief = new Browser(shared.Host.Address) { Email = member.Email };
        (await thief.SignInAsync()).ShouldBe(401);
        thief.Answer.GetProperty("two_factor").GetBoolean().ShouldBeTrue();
        thief.Cookie.ShouldBeNull();
        (await thief.SignInAsync(code: "000000")).ShouldBe(401);
        (await thief.SignInAsync(code: used)).ShouldBe(401, "It was used to turn it on.");
        (await thief.SignInAsync("wrong wrong wrong wrong", Code(secret, 1))).ShouldBe(401);
        thief.Answer.TryGetProperty("two_factor", out _).ShouldBeFalse();

        var code = Code(secret, 1);
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(number =>
            new Browser(shared.Host.AddressOf(number % 2)) { Email = member.Email }.SignInAsync(code: code)));
        both.Count(answer => answer == 200).ShouldBe(1);

        using var phone = new Browser(shared.Host.Address) { Email = member.Email };
        (await phone.SignInAsync(recoveryCode: recovery[0].ToLowerInvariant())).ShouldBe(200);
        (await phone.SignInAsync(recoveryCode: recovery[0])).ShouldBe(401);
        (await phone.SignInAsync(recoveryCode: recovery[1])).ShouldBe(200);
        (await phone.DeleteAsync("/api/account/two-factor", new { password = "not my password" })).ShouldBe(403);
        (await phone.DeleteAsync("/api/account/two-factor", new { password = phone.Password })).ShouldBe(204);
        (await phone.SignInAsync()).ShouldBe(200);
    }

    [Fact]
    public async Task Codes_cannot_be_tried_one_after_the_other_from_many_addresses()
    {
        using var member = await shared.MemberAsync();
        await TurnOnAsync(member);
        var answers = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            using var bot = new Browser(shared.Host.Address) { Email = member.Email };
            answers.Add(await bot.SignInAsync(code: $"00000{i}"));
        }
        answers.ShouldBe([401, 401, 401, 401, 401, 429]);
    }

    [Fact]
    public async Task Without_phone_and_recovery_codes_an_owner_lets_one_in_again()
    {
        using var owner = await shared.OwnerAsync();
        using var member = await shared.MemberAsync();
        var id = await member.AccountIdAsync();
        await TurnOnAsync(member);
        (await owner.PostAsync($"/api/members/{id}/reset-link", new { clear_two_factor = true })).ShouldBe(200);
        var token = owner.Answer.GetProperty("link").GetString()!.Split('#')[1];
        const string password = "seven green kettles sing";
        (await member.PostAsync("/api/account/password/reset", new { token, password })).ShouldBe(204);
        (await member.SignInAsync(password)).ShouldBe(200);
        member.Answer.GetProperty("two_factor").GetBoolean().ShouldBeFalse();
    }

    private static async Task<(string Secret, string[] Recovery, string Code)> TurnOnAsync(Browser member)
    {
        (await member.PostAsync("/api/account/two-factor")).ShouldBe(200);
        var secret = member.Answer.GetProperty("secret").GetString()!;
        member.Answer.GetProperty("uri").GetString()!.ShouldContain($"secret={secret}");
        (await member.PostAsync("/api/account/two-factor/confirm", new { code = "000000" })).ShouldBe(422);
        var code = Code(secret, 0);
        (await member.PostAsync("/api/account/two-factor/confirm", new { code })).ShouldBe(200, member.Answer.ToString());
        var recovery = member.Answer.GetProperty("recovery_codes").EnumerateArray().Select(one => one.GetString()!).ToArray();
        recovery.Length.ShouldBe(10);
        (await member.PostAsync("/api/account/two-factor")).ShouldBe(409);
        return (secret, recovery, code);
    }

    /// <summary>RFC 6238, as an app computes it.</summary>
    /// <param name="ahead">Steps of 30 s.</param>
    private static string Code(string secret, int ahead)
    {
        var key = new List<byte>();
        var (bits, value) = (0, 0);
        foreach (var letter in secret.TrimEnd('='))
        {
            value = (value << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            key.Add((byte)(value >> bits));
            value &= (1 << bits) - 1;
        }
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + ahead);
#pragma warning disable CA5350 // What authenticator apps use.
        var hash = HMACSHA1.HashData(key.ToArray(), step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & int.MaxValue) % 1_000_000).ToString("D6", null);
    }
}
