using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Hosting;

/// <summary>A body that cannot be read is the caller's mistake and says where it is, instead of being an internal error.</summary>
internal sealed class BadInputHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken ct)
    {
        if (exception is not BadHttpRequestException bad) return false;
        // The Python server answers 422 to a body of the wrong shape; 413 and the like keep their own code.
        context.Response.StatusCode = bad.StatusCode == 400 ? 422 : bad.StatusCode;
        return await problems.TryWriteAsync(new()
        {
            HttpContext = context,
            ProblemDetails = { Status = context.Response.StatusCode, Title = "The request cannot be read", Detail = Detail(bad) },
        });
    }

    private static string Detail(BadHttpRequestException bad) => bad.InnerException switch
    {
        JsonException { Path: { Length: > 1 } path } => $"The JSON body is not valid at {path}: {First(bad.InnerException.Message)}",
        JsonException json => $"The JSON body is not valid: {First(json.Message)}",
        _ => bad.Message,
    };

    /// <summary>Without the .NET type names that follow in System.Text.Json's messages.</summary>
    private static string First(string message)
    {
        var end = message.IndexOf(". Path:", StringComparison.Ordinal);
        var text = end < 0 ? message : message[..(end + 1)];
        return text.Contains("could not be converted to", StringComparison.Ordinal) ? "the value has the wrong type." : text;
    }
}
