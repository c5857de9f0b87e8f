namespace JakeOps.Worker;

/// <summary>Where the token comes from: flag, variable, file, or the work folder, where one that was given before is
/// kept.</summary>
internal static class TokenStore
{
    public static string FileIn(string workFolder) => Path.Combine(workFolder, "token");

    /// <summary>Keeps one that was given as a flag or on standard input.</summary>
    public static void Keep(WorkerOptions options) =>
        PrivateFile.Write(FileIn(options.Machine.WorkFolder), Encoding.UTF8.GetBytes(options.Token + "\n"));

    public static (string Token, bool Keep) Find(SettingValues values, string workFolder, TextReader input)
    {
        // Either flag before either variable, and these before the file.
        int Rank(Option setting) => values.IsFlag(setting) ? 0 : SettingValues.Variable(setting) is not null ? 1 : 2;
        var token = Rank(Settings.TokenFile) < Rank(Settings.Token) ? null : values.Of(Settings.Token);
        var file = token is null ? values.Of(Settings.TokenFile) : null;
        var kept = FileIn(workFolder);
        if (token is null && file is null && !File.Exists(kept))
            values.Wrong("A worker token is missing: give --token jow_..., --token-file FILE or JAKEOPS_TOKEN. "
                + "POST /api/workers/tokens makes one.");
        try
        {
            token ??= file == "-" ? input.ReadLine() ?? "" : File.ReadAllText(file ?? kept);
            token = token.Trim();
            if (TokenFormat.ServerOf(token) is null)
                values.Wrong("This is no whole worker token (jow_...): copy it again, or make a new one.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            values.Wrong($"The token file cannot be read: {failure.Message}");
        }
        return (token ?? "", values.IsFlag(Settings.Token) || file == "-");
    }
}
