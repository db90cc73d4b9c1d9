using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>What a user may set for good; made with what counts when nothing is set.</summary>
    public sealed class Settings
    {
        /// <summary>Access point name; null leaves the modem's own.</summary>
        public string Apn { get; set; }

        /// <summary>Which addresses the PDP context gets.</summary>
        public IpType IpType { get; set; } = IpType.IPv4;

        /// <summary>User name at the access point; null for none.</summary>
        public string UserName { get; set; }

        /// <summary>Password at the access point; null for none. A secret.</summary>
        public string Password { get; set; }

        /// <summary>How the user is authenticated: 1 PAP, 2 CHAP.</summary>
        public int Authentication { get; set; } = 1;

        /// <summary>Radio access technologies; <see cref="RadioMode.Other"/> leaves the modem's own setting.</summary>
        public RadioMode Rat { get; set; }

        /// <summary>Masks of bands: GSM, LTE-M, NB-IoT; null leaves the modem's own setting.</summary>
        public string[] Bands { get; set; }

        /// <summary>Which module is on the board: counts for the keys that switch it on.</summary>
        public ModemModule Module { get; set; }

        /// <summary>Speed of the line to the modem in bits per second; <see cref="LineSpeed.Automatic"/>, or 0: as the board has it.</summary>
        public int BaudRate { get; set; }

        /// <summary>The most bits per second that a speed which adapts by itself may be, once a higher one has failed; 0: none has.</summary>
        public int BaudLimit { get; set; }

        /// <summary>Data bytes in a STORE DATA block, 6 to 255; 0: found by itself.</summary>
        public int SegmentSize { get; set; }

        /// <summary>AID of the ISD-R; null for the standard's.</summary>
        public byte[] IsdRAid { get; set; }

        /// <summary>Whether downloads ask before they install.</summary>
        public bool Confirm { get; set; }

        /// <summary>Whether notifications are reported by themselves.</summary>
        public bool AutoReport { get; set; } = true;

        /// <summary>Whether the console answers in JSON from the start.</summary>
        public bool Json { get; set; }

        /// <summary>ICCIDs of the profiles to be used, the best first; empty for none.</summary>
        public string[] PreferredProfiles { get; set; } = new string[0];

        /// <summary>How servers are reached.</summary>
        public ServerSettings Servers { get; } = new ServerSettings();

        /// <summary>When and how profiles are switched.</summary>
        public SwitchPolicy Switching { get; } = new SwitchPolicy();
    }
}
