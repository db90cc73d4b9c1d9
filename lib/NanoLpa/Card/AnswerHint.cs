namespace NanoLpa
{
    /// <summary>What is expected of the answer to a command with data.</summary>
    internal enum AnswerHint
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>It has data.</summary>
        Data = 1,

        /// <summary>It has data, and the command may be sent twice: a new way can be tried with it.</summary>
        DataTwice = 2
    }
}
