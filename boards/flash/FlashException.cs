namespace NanoLpa.Flash;

/// <summary>What stops it, in one line for a person.</summary>
internal sealed class FlashException(string message) : Exception(message);
