using JakeOps.Worker.Protocol;

namespace JakeOps.Worker;

/// <summary>Where the token comes from: flag, variable, file, or the work folder, where one that was given before is
/// kept.</summary>
internal static class TokenStore
{
    public static string FileIn(string workFolder) => Path.Combine(workFolder, "token");

    /// <summary>Keeps one that was given as a flag or on standard input.</summary>
    public static void Keep(WorkerOptions options) => PrivateFile.Write(FileIn(options.WorkFolder), options.Token + "\n");

    public static (string? Token, bool Keep, string? Problem) Find(SettingValues values, string workFolder, TextReader input)
    {
        var (flag, flagFile) = (values.Flag(Settings.Token), values.Flag(Settings.TokenFile));
        // Either flag before either variable, and these before the file.
        var (token, file) = flag is not null || flagFile is not null ? (flag, flagFile)
            : SettingValues.Variable(Settings.Token) is { } variable ? (variable, null)
            : SettingValues.Variable(Settings.TokenFile) is { } named ? (null, named)
            : (values.Text(Settings.Token), values.Text(Settings.TokenFile));
        var kept = FileIn(workFolder);
        if (token is null && file is null && !File.Exists(kept))
            return (null, false, "A worker token is missing: give --token jow_..., --token-file FILE or JAKEOPS_TOKEN. "
                + "POST /api/workers/tokens makes one.");
        try
        {
            token ??= file == "-" ? input.ReadLine() ?? "" : File.ReadAllText(file ?? kept);
            token = token.Trim();
            if (TokenFormat.ServerOf(token) is null)
                return (null, false, "This is no whole worker token (jow_...): copy it again, or make a new one.");
            return (token, flag is not null || file == "-", null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, false, $"The token file cannot be read: {failure.Message}");
        }
    }
}
