namespace JakeOps.Worker.Runner;

/// <summary>Ends an execution with a failure code and a sentence for people.</summary>
internal sealed class ExecutionFailedException(string code, string sentence) : Exception(sentence)
{
    public string Code => code;
}
