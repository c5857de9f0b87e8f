namespace JakeOps.Worker.Protocol;

/// <summary>One line of the agent's output, or a part of a line that is too long for a frame.</summary>
/// <param name="Text">The text without its line feed; base64 of the bytes where these are not UTF-8.</param>
/// <param name="More">The next piece continues this line.</param>
/// <param name="Base64">True when <paramref name="Text"/> is base64.</param>
public sealed record OutputPiece(string Text, bool More = false, bool Base64 = false);
