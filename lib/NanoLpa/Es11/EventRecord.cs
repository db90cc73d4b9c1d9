namespace NanoLpa
{
    /// <summary>What an SM-DS announces (Event Record, SGP.22 section 3.6): a server has something for this eUICC.</summary>
    public sealed class EventRecord
    {
        /// <summary>Creates a record, for one that was kept.</summary>
        /// <param name="eventId">See <see cref="EventId"/>.</param>
        /// <param name="rspServerAddress">See <see cref="RspServerAddress"/>.</param>
        public EventRecord(string eventId, string rspServerAddress)
        {
            EventId = eventId;
            RspServerAddress = rspServerAddress;
        }

        /// <summary>Number of the event at its server: the matching ID of the download.</summary>
        public string EventId { get; }

        /// <summary>The server that has something: an SM-DP+ or a further SM-DS; a host name, with <c>:port</c> where it is not 443.</summary>
        public string RspServerAddress { get; }
    }
}
