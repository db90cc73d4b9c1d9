namespace NanoLpa
{
    /// <summary>What an <see cref="Esim"/> tells while a profile is downloaded.</summary>
    public enum EsimEventKind
    {
        /// <summary>A stage began.</summary>
        Stage = 0,

        /// <summary>The profile is known: <see cref="EsimEvent.Metadata"/>.</summary>
        Metadata = 1,

        /// <summary>A part of the package is on the eUICC: <see cref="EsimEvent.Loaded"/> and <see cref="EsimEvent.Total"/>.</summary>
        Progress = 2,

        /// <summary>The download ended: <see cref="EsimEvent.Error"/> is null when the profile is installed.</summary>
        Ended = 3,

        /// <summary>An attempt has failed, and another one follows: <see cref="EsimEvent.Attempt"/>, <see cref="EsimEvent.Attempts"/>
        /// and <see cref="EsimEvent.Error"/>.</summary>
        Retry = 4
    }

    /// <summary>One such message. The same object is used again for the next.</summary>
    public sealed class EsimEvent
    {
        /// <summary>What the message is about.</summary>
        public EsimEventKind Kind { get; internal set; }

        /// <summary>The stage that runs or, at the end, the one that was the last.</summary>
        public LpaStage Stage { get; internal set; }

        /// <summary>The profile, once it is known.</summary>
        public ProfileMetadata Metadata { get; internal set; }

        /// <summary>Bytes of the package that are on the eUICC.</summary>
        public int Loaded { get; internal set; }

        /// <summary>Bytes of the whole package.</summary>
        public int Total { get; internal set; }

        /// <summary>Number of the attempt that runs or is about to, from 1 on.</summary>
        public int Attempt { get; internal set; } = 1;

        /// <summary>How many attempts there may be; 0 until one has failed.</summary>
        public int Attempts { get; internal set; }

        /// <summary>Why the download or, in <see cref="EsimEventKind.Retry"/>, an attempt failed; null when it did not.</summary>
        public LpaException Error { get; internal set; }

        /// <summary>Why the result, or what is told behind it, is not reported yet, after an installation; null when it is. The
        /// eUICC keeps it.</summary>
        public LpaException ReportError { get; internal set; }

        /// <summary>What the server was told besides the result, after an installation; null: nothing.</summary>
        public NotificationReport Reported { get; internal set; }

        /// <summary>Whether, at the end, the eUICC may keep something of this download that a server is still to be told:
        /// <see cref="Esim.Notifications"/> has it. It may while nothing else is known.</summary>
        public bool IsPending { get; internal set; } = true;
    }
}
