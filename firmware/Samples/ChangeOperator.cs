using System.Threading;
using NanoLpa.Firmware;

namespace NanoLpa.Samples
{
    /// <summary>The application example of QuecPython's eSIM guide: a device goes to another operator.</summary>
    /// <remarks>It lists the profiles, downloads one, enables it, and deletes the one it replaces. Unlike the example in Python it
    /// waits for the download's end and not for a time, and takes the old profile out of use before it deletes it: an eUICC
    /// deletes none that is enabled.</remarks>
    public sealed class ChangeOperator
    {
        private const int Enable = 0;
        private const int Delete = 2;

        // Every step of a download has a deadline of its own; this one is for what none of them foresees.
        private const int LongestDownload = 60 * 60 * 1000;

        private readonly Esim _esim;
        private readonly ITerminal _terminal;
        private readonly AutoResetEvent _ended = new AutoResetEvent(false);
        private int _result;

        /// <summary>Creates the example.</summary>
        /// <param name="esim">The eSIM; the modem is in the network already.</param>
        /// <param name="terminal">Where it tells what it does.</param>
        public ChangeOperator(Esim esim, ITerminal terminal)
        {
            _esim = esim;
            _terminal = terminal;
        }

        /// <summary>Runs it.</summary>
        /// <param name="activationCode">What the new operator has given.</param>
        /// <returns>Whether the new profile is enabled and the old one is gone.</returns>
        public bool Run(string activationCode)
        {
            var eid = _esim.GetEid();
            if (eid == null)
            {
                return Fail("reading the EID");
            }

            Print("EID: " + eid);
            var before = ShowProfiles();
            return before != null && Download(activationCode) && Replace(before) && ShowProfiles() != null;
        }

        private bool Download(string activationCode)
        {
            _esim.SetCallback(result =>
            {
                _result = result;
                _ended.Set();
            });
            if (_esim.ProfileOta(activationCode, string.Empty) != 0)
            {
                return Fail("starting the download");
            }

            if (!_ended.WaitOne(LongestDownload, false))
            {
                Print("the download does not end");
                return false;
            }

            Print("OTA result: " + _result.ToString());
            return _result == 0;
        }

        /// <summary>Enables the profile that was not there before, and deletes the one that was enabled.</summary>
        private bool Replace(ProfileInfo[] before)
        {
            var after = _esim.GetProfileInfo(1);
            if (after == null)
            {
                return Fail("listing the profiles");
            }

            var old = Enabled(before);
            var added = Added(before, after);
            if (added == null)
            {
                Print("there is no new profile");
                return false;
            }

            if (_esim.ProfileHandle(Enable, added) != 0)
            {
                return Fail("enabling " + added);
            }

            Print("enabled: " + added);
            if (old == null)
            {
                return true;
            }

            if (_esim.ProfileHandle(Delete, old) != 0)
            {
                return Fail("deleting " + old);
            }

            Print("deleted: " + old);
            return true;
        }

        private ProfileInfo[] ShowProfiles()
        {
            var profiles = _esim.GetProfileInfo(1);
            if (profiles == null)
            {
                Fail("listing the profiles");
                return null;
            }

            foreach (var profile in profiles)
            {
                Print(profile.Iccid + (profile.Enabled ? "  enabled  " : "  disabled  ") + profile.ProfileName);
            }

            return profiles;
        }

        private static string Enabled(ProfileInfo[] profiles)
        {
            foreach (var profile in profiles)
            {
                if (profile.Enabled)
                {
                    return profile.Iccid;
                }
            }

            return null;
        }

        private static string Added(ProfileInfo[] before, ProfileInfo[] after)
        {
            foreach (var profile in after)
            {
                if (!Has(before, profile.Iccid))
                {
                    return profile.Iccid;
                }
            }

            return null;
        }

        private static bool Has(ProfileInfo[] profiles, string iccid)
        {
            foreach (var profile in profiles)
            {
                if (profile.Iccid == iccid)
                {
                    return true;
                }
            }

            return false;
        }

        private bool Fail(string what)
        {
            Print(what + ": " + ErrorText.Of(_esim.LastError));
            return false;
        }

        private void Print(string text) => _terminal.Write(text + "\r\n");
    }
}
