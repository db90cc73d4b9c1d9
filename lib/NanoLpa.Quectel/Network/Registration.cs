namespace NanoLpa.Quectel
{
    /// <summary>How the modem stands with the network: for calls, for data over 2G and 3G, and for data over LTE.</summary>
    public sealed class Registration
    {
        // EMM and GMM causes (3GPP TS 24.301 section 9.9.3.9) after which a modem is not let in anywhere: illegal UE,
        // illegal ME, no data services, no services at all.
        private static readonly int[] FinalCauses = { 3, 6, 7, 8 };

        internal Registration(RegistrationState circuit, RegistrationState packet, RegistrationState eps, int cause)
        {
            Circuit = circuit;
            Packet = packet;
            Eps = eps;
            Cause = cause;
        }

        /// <summary>AT+CREG: calls and SMS.</summary>
        public RegistrationState Circuit { get; }

        /// <summary>AT+CGREG: data over 2G and 3G.</summary>
        public RegistrationState Packet { get; }

        /// <summary>AT+CEREG: data over LTE, LTE-M, NB-IoT.</summary>
        public RegistrationState Eps { get; }

        /// <summary>Why the network refused: EMM, GMM or MM cause (3GPP TS 24.301 section 9.9.3.9, TS 24.008 section 10.5);
        /// -1 when it did not, or the modem does not say.</summary>
        public int Cause { get; }

        /// <summary>Whether data can flow.</summary>
        public bool IsRegistered => IsIn(Packet) || IsIn(Eps);

        /// <summary>Whether that is in another network than the home network.</summary>
        public bool IsRoaming => IsRegistered && !(Packet == RegistrationState.Home || Eps == RegistrationState.Home);

        /// <summary>Whether the network refused and the modem has stopped to try for data.</summary>
        public bool IsDenied => !IsRegistered && !IsSearching
            && (Eps == RegistrationState.Denied || Packet == RegistrationState.Denied || Circuit == RegistrationState.Denied);

        /// <summary>Whether the network refused for a reason that holds in every network.</summary>
        public bool IsBarred
        {
            get
            {
                foreach (var final in FinalCauses)
                {
                    if (IsDenied && Cause == final)
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        /// <summary>The one that says most: of LTE, then of data, then of calls.</summary>
        public RegistrationState State
        {
            get
            {
                if (IsRegistered)
                {
                    return IsRoaming ? RegistrationState.Roaming : RegistrationState.Home;
                }

                if (IsDenied)
                {
                    return RegistrationState.Denied;
                }

                return IsSearching ? RegistrationState.Searching : Eps;
            }
        }

        private bool IsSearching => Eps == RegistrationState.Searching || Packet == RegistrationState.Searching;

        /// <summary>Whether what was registered no longer is.</summary>
        internal bool IsEnded(bool packetLost, bool epsLost) => (packetLost && IsIn(Packet)) || (epsLost && IsIn(Eps));

        internal static bool IsIn(RegistrationState state) => state == RegistrationState.Home || state == RegistrationState.Roaming;
    }
}
