using System.Collections;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>An eSIM whose eUICC holds the notifications that a test wants.</summary>
    internal sealed class NotificationRig
    {
        private string _list = string.Empty;

        public NotificationRig()
        {
            Esim = new Esim(Rig.Card, Rig.Server, Rig.Device);
            Rig.Card.Answer("BF2B", "BF2B038101019000");
            Rig.Server.Asked = () =>
            {
                Asked += Rig.Server.Last.Host + " ";
                if (Rules.Contains(Rig.Server.Last.Host))
                {
                    Rig.Server.Answer("handleNotification", (string)Rules[Rig.Server.Last.Host]);
                }
                else
                {
                    Rig.Server.Answer("handleNotification", "#204");
                }
            };
            Update();
        }

        public DownloadRig Rig { get; } = new DownloadRig();

        public Esim Esim { get; }

        /// <summary>What servers answer, by their host; 204 unless set.</summary>
        public Hashtable Rules { get; } = new Hashtable();

        /// <summary>The hosts that were asked, in their order, with a blank behind each.</summary>
        public string Asked { get; private set; } = string.Empty;

        /// <summary>Adds a notification of an installation; host and number each of a single byte's length in BER.</summary>
        public void Add(int number, string address, string iccid = null)
        {
            var host = Utf8.ToBytes(address);
            var metadata = Tlv("BF2F", "8001" + Byte(number) + "81020780" + Tlv("0C", Expect.ToHex(host, 0, host.Length))
                + (iccid == null ? string.Empty : Tlv("5A", iccid)));
            _list += metadata;
            Hold(number, Tlv("30", metadata + "5F3700"));
            Update();
        }

        /// <summary>What the eUICC gives for a number.</summary>
        public void Hold(int number, string pending) => Rig.Card.Answer("BF2B05A0038001" + Byte(number), Tlv("BF2B", Tlv("A0", pending)) + "9000");

        /// <summary>The numbers that were removed, in their order, hexadecimal, with a blank behind each.</summary>
        public string Removed()
        {
            var removed = string.Empty;
            foreach (string request in Rig.Card.Requests)
            {
                if (request.StartsWith("BF30"))
                {
                    removed += request.Substring(10) + " ";
                }
            }

            return removed;
        }

        /// <summary>The codes of what became of them, with a blank behind each; 0 for one that was reported.</summary>
        public static string Codes(NotificationReport[] reports)
        {
            var codes = string.Empty;
            foreach (var report in reports)
            {
                codes += (report.Error == null ? 0 : (int)report.Error.Code).ToString() + " ";
            }

            return codes;
        }

        public static string Tlv(string tag, string value)
        {
            var length = value.Length / 2;
            return tag + (length < 0x80 ? string.Empty : length < 0x100 ? "81" : "82" + Byte(length >> 8)) + Byte(length) + value;
        }

        private static string Byte(int value) => Expect.ToHex(new[] { (byte)value }, 0, 1);

        private void Update() => Rig.Card.Answer("BF28", Tlv("BF28", Tlv("A0", _list)) + "9000");
    }
}
