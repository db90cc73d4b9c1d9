using nanoFramework.TestFramework;
using NanoLpa;
using NanoLpa.Firmware;

namespace NFUnitTest
{
    /// <summary>What the journal of profile switches knows after a restart, and after a power cut in the middle of a write.</summary>
    [TestClass]
    public class SwitchJournalTests
    {
        private const string One = "8999901000000000010";
        private const string Two = "8999901000000000028";

        [TestMethod]
        public void Each_state_outlives_a_restart()
        {
            var store = new CutStore();
            Assert.IsTrue(Load(store).State == SwitchState.None);
            var journal = Load(store);
            journal.Automatic = 3;
            journal.Date = "26/11/20";
            journal.Begin(One, Two, true);
            Check(store, SwitchState.Switching, One, true);
            journal.GoBack();
            Check(store, SwitchState.GoingBack, One, true);
            journal.End();
            Assert.IsTrue(Load(store).State == SwitchState.None);
            Assert.AreEqual(3, Load(store).Automatic);
            Assert.AreEqual("26/11/20", Load(store).Date);
            journal.Date = null;
            journal.Begin(null, Two, false);
            Check(store, SwitchState.Switching, null, false);
            Assert.IsNull(Load(store).Date);
        }

        [TestMethod]
        public void A_write_that_is_cut_leaves_the_state_before()
        {
            var store = new CutStore();
            var journal = Load(store);
            Cut(store, () => journal.Begin(One, Two, false));
            Assert.IsTrue(Load(store).State == SwitchState.None);
            Assert.IsTrue(journal.State == SwitchState.None);

            journal = Load(store);
            journal.Begin(One, Two, false);
            Cut(store, () => journal.End());
            Check(store, SwitchState.Switching, One, false);
            journal = Load(store);
            journal.End();
            Assert.IsTrue(Load(store).State == SwitchState.None);
        }

        [TestMethod]
        public void Settings_and_journal_leave_each_other_alone()
        {
            var store = new CutStore();
            Load(store).Begin(One, Two, false);
            var keeper = new SettingsKeeper(store);
            Assert.IsNull(keeper.Load());
            keeper.Current.Apn = "iot";
            keeper.Save();
            keeper.Save();
            Check(store, SwitchState.Switching, One, false);
            Load(store).End();
            Assert.IsNull(keeper.Load());
            Assert.AreEqual("iot", keeper.Current.Apn);
        }

        [TestMethod]
        public void Without_a_store_it_lasts_as_long_as_the_power()
        {
            var journal = new SwitchJournal(null);
            journal.Load();
            journal.Begin(One, Two, true);
            Assert.IsTrue(journal.State == SwitchState.Switching);
            journal.End();
            Assert.IsTrue(journal.State == SwitchState.None);
        }

        private static SwitchJournal Load(CutStore store)
        {
            var journal = new SwitchJournal(store);
            journal.Load();
            return journal;
        }

        private static void Check(CutStore store, SwitchState state, string previous, bool data)
        {
            var journal = Load(store);
            Assert.IsTrue(journal.State == state);
            Assert.AreEqual(Two, journal.Target);
            Assert.IsTrue(journal.Previous == previous);
            Assert.IsTrue(journal.Data == data);
        }

        private static void Cut(CutStore store, System.Action write)
        {
            store.CutAfter = 20;
            LpaException error = null;
            try
            {
                write();
            }
            catch (LpaException e)
            {
                error = e;
            }

            store.CutAfter = -1;
            Assert.IsNotNull(error);
            Assert.IsTrue(error.Code == LpaError.SettingsStore);
        }
    }
}
