using System;

namespace NanoLpa
{
    /// <summary>Turns whatever a procedure was thrown into the one exception of the LPA.</summary>
    internal static class Failure
    {
        /// <summary>Completes an exception with where it happened, and with the last words of card and server.</summary>
        /// <param name="e">What was thrown; when it knows its stage already, it keeps it.</param>
        /// <param name="stage">The stage that ran.</param>
        /// <param name="isdr">The ISD-R that was worked on; null when none was.</param>
        /// <param name="es9">The way to the server that was spoken to.</param>
        public static LpaException Complete(Exception e, LpaStage stage, IsdR isdr, Es9Client es9)
        {
            var failure = e as LpaException ?? new LpaException(LpaError.Internal, cause: e);
            if (failure.Stage == LpaStage.Idle)
            {
                failure.Stage = stage;

                // What is wrong with an address or a code was seen before the card was asked: its last word belongs to something else.
                var isOfCard = isdr != null && stage != LpaStage.ActivationCode && failure.Code != LpaError.ServerAddress;
                failure.StatusWord = failure.StatusWord == 0 && isOfCard ? isdr.StatusWord : failure.StatusWord;
            }

            failure.HttpStatus = es9.HttpStatus;
            return failure;
        }
    }
}
