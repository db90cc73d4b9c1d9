using NanoLpa;
using NanoLpa.Firmware;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class SettingsTests
    {
        private static SettingsKeeper Load(CutStore store, bool complains = false)
        {
            var keeper = new SettingsKeeper(store);
            var notice = keeper.Load();
            Assert.AreEqual(complains, notice != null, "notice: " + notice);
            return keeper;
        }

        private static void Save(CutStore store, string apn)
        {
            var keeper = Load(store);
            keeper.Current.Apn = apn;
            keeper.Save();
        }

        [TestMethod]
        public void What_was_never_set_is_the_firmwares()
        {
            var settings = Load(new CutStore()).Current;
            Assert.IsNull(settings.Apn);
            Assert.AreEqual((int)IpType.IPv4, (int)settings.IpType);
            Assert.AreEqual((int)RadioMode.Other, (int)settings.Rat);
            Assert.IsTrue(settings.AutoReport);
            Assert.IsFalse(settings.Confirm);
            Assert.IsFalse(settings.Json);
            Assert.AreEqual(0, settings.PreferredProfiles.Length);
        }

        [TestMethod]
        public void Everything_outlives_a_restart()
        {
            var names = new[]
            {
                "apn", "iptype", "user", "password", "auth", "rat", "bands", "module", "baud", "segment", "isdr", "confirm", "autoreport",
                "json", "profiles", "https", "ssid", "key"
            };
            var values = new[]
            {
                "iot.example=x", "ipv4v6", "me", "se=cret#", "chap", "nbiot", "f,400a0e189f,a0e189f", "ec600u", "921600", "120",
                "A0000005591010FFFFFFFF8900000177", "on", "off", "on", "8949449999999990023,89494499999999900230",
                "board", "Home = sweet home", "se=cret#99",
                "on", "60", "20", "3", "600", "900", "4"
            };
            var store = new CutStore();
            var keeper = Load(store);
            for (var i = 0; i < names.Length; i++)
            {
                Assert.IsTrue(SettingsParser.TrySet(keeper.Current, names[i], values[i]), names[i]);
            }

            keeper.Save();
            var settings = Load(store).Current;
            for (var i = 0; i < names.Length; i++)
            {
                Assert.AreEqual(values[i], SettingsText.Get(settings, names[i]), names[i]);
            }

            Assert.AreEqual(2, settings.PreferredProfiles.Length);
            Assert.AreEqual(16, settings.IsdRAid.Length);
        }

        [TestMethod]
        public void What_no_Wifi_has_is_refused()
        {
            var settings = new Settings();
            Assert.IsTrue(SettingsParser.TrySet(settings, "ssid", "12345678901234567890123456789012"));
            Assert.IsFalse(SettingsParser.TrySet(settings, "ssid", "123456789012345678901234567890123"), "33 bytes");
            Assert.IsFalse(SettingsParser.TrySet(settings, "ssid", "a\nkey=b"), "a line of its own");
            Assert.IsFalse(SettingsParser.TrySet(settings, "ssid", string.Empty), "empty");
            Assert.IsTrue(SettingsParser.TrySet(settings, "key", "12345678"));
            Assert.IsFalse(SettingsParser.TrySet(settings, "key", "1234567"), "7 characters");
            Assert.IsFalse(SettingsParser.TrySet(settings, "key", "1234567\u00e9"), "no ASCII");
            Assert.IsFalse(SettingsParser.TrySet(settings, "https", "pc"));
            Assert.AreEqual("12345678901234567890123456789012", settings.Servers.Ssid);
            Assert.AreEqual("12345678", settings.Servers.Key);
            Assert.IsTrue(SettingsText.IsSecret("key"));
            Assert.IsTrue(SettingsParser.TrySet(settings, "ssid", "-"));
            Assert.IsTrue(SettingsParser.TrySet(settings, "key", "-"));
            Assert.IsNull(settings.Servers.Ssid);
            Assert.IsNull(settings.Servers.Key);
        }

        [TestMethod]
        public void Places_take_turns_and_the_newer_counts()
        {
            var store = new CutStore();
            for (var i = 0; i < 5; i++)
            {
                Save(store, "apn" + i.ToString());
                Assert.AreEqual("apn" + i.ToString(), Load(store).Current.Apn);
            }

            Assert.AreEqual(5, store.Writes);
            Assert.IsNotNull(store.Slot(0));
            Assert.IsNotNull(store.Slot(1));
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void A_power_cut_at_any_byte_leaves_the_old_or_the_new(bool truncates)
        {
            const string Old = "the.old.one";
            const string New = "new";
            var whole = new CutStore();
            Save(whole, "a.much.longer.one.that.lay.there.before");
            Save(whole, Old);
            Save(whole, New);
            var length = whole.LastLength;
            var olds = 0;
            for (var cut = 0; cut <= length; cut++)
            {
                var store = new CutStore { Truncates = truncates };
                Save(store, "a.much.longer.one.that.lay.there.before");
                Save(store, Old);
                var keeper = Load(store);
                keeper.Current.Apn = New;
                store.CutAfter = cut;
                Expect.Error(LpaError.SettingsStore, () => keeper.Save());
                store.CutAfter = -1;

                var after = new SettingsKeeper(store);
                var notice = after.Load();
                var apn = after.Current.Apn;
                Assert.IsTrue(apn == Old || apn == New, "cut at " + cut.ToString() + ": " + apn);
                Assert.IsTrue((apn == New) == (cut == length), "cut at " + cut.ToString() + ": " + apn);
                Assert.IsTrue(apn == Old || notice == null, "new and damaged");
                olds += apn == Old ? 1 : 0;

                // Whatever the cut has left, the next change is kept.
                after.Current.Apn = "next";
                after.Save();
                Assert.AreEqual("next", Load(store).Current.Apn);
            }

            Assert.AreEqual(length, olds);
        }

        [TestMethod]
        public void A_cut_is_said()
        {
            var store = new CutStore { Truncates = true };
            Save(store, "old");
            var keeper = Load(store);
            store.CutAfter = 20;
            Expect.Error(LpaError.SettingsStore, () => keeper.Save());
            store.CutAfter = -1;
            Assert.AreEqual("old", Load(store, true).Current.Apn);
        }

        [TestMethod]
        public void When_both_are_damaged_the_firmwares_count()
        {
            var store = new CutStore();
            Save(store, "one");
            Save(store, "two");
            store.Slot(0)[14] ^= 1;
            store.Slot(1)[14] ^= 1;
            var keeper = Load(store, true);
            Assert.IsNull(keeper.Current.Apn);
            keeper.Current.Apn = "three";
            keeper.Save();
            Assert.AreEqual("three", Load(store, true).Current.Apn);
        }

        [TestMethod]
        public void Every_wrong_bit_is_found()
        {
            var store = new CutStore();
            Save(store, "old");
            Save(store, "new");
            var record = store.Slot(1);
            for (var bit = 0; bit < 8 * record.Length; bit++)
            {
                record[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.AreEqual("old", Load(store, true).Current.Apn, "bit " + bit.ToString());
                record[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        [TestMethod]
        public void A_board_without_a_store_keeps_them_while_it_runs()
        {
            var keeper = new SettingsKeeper(null);
            Assert.IsNull(keeper.Load());
            Assert.IsFalse(keeper.IsLasting);
            keeper.Current.Apn = "x";
            keeper.Save();
            Assert.AreEqual("x", keeper.Current.Apn);
        }

        [TestMethod]
        public void A_store_that_cannot_be_read_is_said()
        {
            var keeper = new SettingsKeeper(new CutStore { IsBroken = true });
            Expect.Error(LpaError.SettingsStore, () => keeper.Load());
            Assert.IsNull(keeper.Current.Apn);
        }

        [TestMethod]
        public void Refuses_what_a_setting_cannot_be()
        {
            StaysUnset("apn", "a b");
            StaysUnset("apn", "");
            StaysUnset("user", "a\"b");
            StaysUnset("password", "a\nb");
            StaysUnset("iptype", "ipv5");
            StaysUnset("auth", "none");
            StaysUnset("rat", "5g");
            StaysUnset("bands", "1,2");
            StaysUnset("bands", "1,2,x");
            StaysUnset("module", "bg96");
            StaysUnset("baud", "115201");
            StaysUnset("baud", "4295082496");
            StaysUnset("baud", "Auto");
            StaysUnset("baudlimit", "auto");
            StaysUnset("baudlimit", "7");
            StaysUnset("segment", "5");
            StaysUnset("segment", "256");
            StaysUnset("isdr", "A0000005");
            StaysUnset("isdr", "A000000559101");
            StaysUnset("isdr", "A00000055910XX");
            StaysUnset("json", "yes");
            StaysUnset("profiles", "123");
            StaysUnset("profiles", "8949449999999990023,");
            StaysUnset("nonsense", "1");
            StaysUnset("iptype", "-");
        }

        private static void StaysUnset(string name, string value)
        {
            var settings = new Settings();
            Assert.IsFalse(SettingsParser.TrySet(settings, name, value), name + " " + value);
            foreach (var each in SettingsText.Names())
            {
                Assert.AreEqual(SettingsText.Get(new Settings(), each), SettingsText.Get(settings, each), each);
            }
        }

        [TestMethod]
        public void What_was_found_of_a_speed_is_kept_until_another_is_wanted()
        {
            var store = new CutStore();
            var keeper = Load(store);
            Assert.IsTrue(SettingsParser.TrySet(keeper.Current, "baud", "auto"));
            Assert.IsTrue(SettingsParser.TrySet(keeper.Current, "baudlimit", "460800"));
            keeper.Save();
            var settings = Load(store).Current;
            Assert.AreEqual(LineSpeed.Automatic, settings.BaudRate);
            Assert.AreEqual(460800, settings.BaudLimit);
            Assert.IsTrue(SettingsParser.TrySet(settings, "baud", SettingsText.Unset));
            Assert.AreEqual(0, settings.BaudLimit);
            Assert.AreEqual(0, settings.BaudRate);
        }

        [TestMethod]
        public void A_dash_takes_a_value_away()
        {
            var settings = new Settings();
            foreach (var name in new[] { "apn", "user", "password", "rat", "bands", "module", "baud", "baudlimit", "segment", "isdr", "profiles" })
            {
                Assert.IsTrue(SettingsParser.TrySet(settings, name, SettingsText.Unset), name);
                Assert.AreEqual(SettingsText.Unset, SettingsText.Get(settings, name), name);
                Assert.IsNotNull(SettingsText.Domain(name), name);
            }
        }
    }
}
