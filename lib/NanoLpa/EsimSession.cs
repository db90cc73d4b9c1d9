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

        /// <summary>Who manages the profiles of a card without an ISD-R; null: nobody does.</summary>
        public IProfileManager Manager { get; set; }

        /// <summary>Whether the card was seen to have no ISD-R, and <see cref="Manager"/> to be on it.</summary>
        public bool IsManaged { get; private set; }

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
        public bool Run(Action action, LpaStage stage) => Run(action, null, stage);

        /// <summary>As <see cref="Run(Action, LpaStage)"/>, for what can be done without an ISD-R too.</summary>
        /// <param name="action">Is done on the open ISD-R.</param>
        /// <param name="managed">Is done with the open <see cref="Manager"/> where there is no ISD-R; null: it cannot be done there.</param>
        /// <param name="stage">The stage, for errors.</param>
        public bool Run(Action action, Action managed, LpaStage stage)
        {
            return Guard(
                () =>
                {
                    if (managed == null)
                    {
                        RequireIsdR();
                    }

                    if (!TryRun(action, managed, true))
                    {
                        TryRun(action, managed, false);
                    }
                },
                true,
                stage);
        }

        /// <summary>Refuses at once what needs an ISD-R, on a card that was seen to have none.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.OperatorManaged"/>.</exception>
        public void RequireIsdR()
        {
            if (IsManaged)
            {
                throw new LpaException(LpaError.OperatorManaged);
            }
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
                LastError = Failure.Complete(e, stage, withCard && !IsManaged ? IsdR : null, Es9);
                return false;
            }
            finally
            {
                Es9.Close();
                IsdR.Close();
                Manager?.Close();
                Release();
            }
        }

        private bool TryRun(Action action, Action managed, bool mayRepeat)
        {
            try
            {
                if (OpenIsdR())
                {
                    action();
                }
                else if (managed != null)
                {
                    managed();
                }
                else
                {
                    throw new LpaException(LpaError.OperatorManaged);
                }

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

        /// <summary>Opens the ISD-R; where there is none, the manager.</summary>
        /// <returns>Whether it is the ISD-R.</returns>
        private bool OpenIsdR()
        {
            if (IsManaged && TryOpenManager())
            {
                return false;
            }

            // Not managed, or no longer: another card.
            IsManaged = false;
            LpaException missing;
            try
            {
                IsdR.Open();
                return true;
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.CardNoIsdR);
                missing = e;
            }

            IsManaged = Manager != null && TryOpenManager();
            if (!IsManaged)
            {
                throw missing;
            }

            return false;
        }

        private bool TryOpenManager()
        {
            try
            {
                Manager.Open();
                return true;
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.CardNoIsdR);
                return false;
            }
        }
    }
}
