namespace NanoLpa.Flash;

/// <summary>A command to run.</summary>
/// <param name="Title">What it is for.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Minutes">When it has taken this long, something is wrong.</param>
internal sealed record Step(string Title, string Program, IReadOnlyList<string> Arguments, int Minutes)
{
    /// <summary>As one would type it.</summary>
    public string CommandLine => string.Join(' ', Arguments.Prepend(Program).Select(Quote));

    private static string Quote(string text) => text.Length > 0 && !text.Any(c => char.IsWhiteSpace(c) || c is '"' or '$' or '\'') ? text : $"\"{text}\"";
}
