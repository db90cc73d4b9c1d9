using System;
using System.Threading;

namespace NanoLpa
{
    /// <summary>Lets one function at a time at the eUICC, opens and closes the ISD-R around it, and keeps why it failed.</summary>
    internal sealed class EsimSession
    {
        private const int ChannelNotSupported = 0x6881;

        private int _busy;

        public EsimSession(ICard card, IHttpsClient https)
        {
            IsdR = new IsdR(card);
            Es9 = new Es9Client(https);
        }

        public IsdR IsdR { get; }

        public Es9Client Es9 { get; }

        public LpaException LastError { get; private set; }

        public bool IsBusy => _busy != 0;

        /// <summary>Claims the eUICC.</summary>
        /// <returns>False when somebody else has it.</returns>
        public bool Take()
        {
            if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
            {
                LastError = new LpaException(LpaError.Busy);
                return false;
            }

            LastError = null;
            return true;
        }

        public void Release() => Interlocked.Exchange(ref _busy, 0);

        /// <summary>Notes why a function failed.</summary>
        public void Fail(LpaException error, LpaStage stage)
        {
            error.Stage = stage;
            LastError = error;
        }

        /// <summary>Whether the card was reset since the ISD-R was opened: its channels are gone.</summary>
        public static bool IsCardReset(LpaException error) => error.StatusWord == ChannelNotSupported;

        /// <summary>Does something on the open ISD-R, and closes it on every way out.</summary>
        /// <remarks>When the card is reset meanwhile, as it is after a profile switch, it is done once more: the action
        /// must see for itself what it has done already.</remarks>
        /// <returns>False when it failed; <see cref="LastError"/> says why.</returns>
        public bool Run(Action action, LpaStage stage)
        {
            return Guard(
                () =>
                {
                    if (!TryRun(action, true))
                    {
                        TryRun(action, false);
                    }
                },
                true,
                stage);
        }

        /// <summary>Does something that needs no card.</summary>
        /// <returns>False when it failed; <see cref="LastError"/> says why.</returns>
        public bool RunWithoutCard(Action action, LpaStage stage) => Guard(action, false, stage);

        private bool Guard(Action action, bool withCard, LpaStage stage)
        {
            if (!Take())
            {
                return false;
            }

            try
            {
                action();
                return true;
            }
            catch (Exception e)
            {
                LastError = Failure.Complete(e, stage, withCard ? IsdR : null, Es9);
                return false;
            }
            finally
            {
                Es9.Close();
                IsdR.Close();
                Release();
            }
        }

        private bool TryRun(Action action, bool mayRepeat)
        {
            try
            {
                IsdR.Open();
                action();
                return true;
            }
            catch (LpaException e)
            {
                // No exception filter: nanoFramework's interpreter crashes in one.
                if (mayRepeat && IsCardReset(e))
                {
                    return false;
                }

                throw;
            }
        }
    }
}
