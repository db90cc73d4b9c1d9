namespace NanoLpa.Firmware
{
    /// <summary>The events as they were listed last: a row number means the event that stood there when the person looked.</summary>
    public sealed class EventRows
    {
        private string _address;
        private EventRecord[] _events;

        /// <summary>Remembers what is shown.</summary>
        /// <param name="address">The SM-DS as it was typed; null: the root SM-DS.</param>
        /// <param name="events">Its events.</param>
        public void Remember(string address, EventRecord[] events)
        {
            _address = address;
            _events = events;
        }

        /// <summary>What was shown of an SM-DS; null when nothing was since the last download.</summary>
        public EventRecord[] Recall(string address) => _address == address ? _events : null;

        /// <summary>Forgets: the list is no longer what the SM-DS would tell.</summary>
        public void Forget() => _events = null;
    }
}
