using System;

namespace NanoLpa
{
    /// <summary>The one exception of the LPA: a code and numbers. Sentences for people are made by whoever shows it.</summary>
    public class LpaException : Exception
    {
        /// <summary>Creates the exception.</summary>
        /// <param name="code">What went wrong.</param>
        /// <param name="detail">A number that belongs to <paramref name="code"/>, see <see cref="LpaError"/>; -1 when there is none.</param>
        /// <param name="cause">The exception behind it, for <see cref="LpaError.Internal"/>.</param>
        public LpaException(LpaError code, int detail = -1, Exception cause = null)
            : base(null, cause)
        {
            Code = code;
            Detail = detail;
        }

        /// <summary>What went wrong.</summary>
        public LpaError Code { get; }

        /// <summary>A number that belongs to <see cref="Code"/>: an error code of the eUICC, a CME error; -1 when there is none.</summary>
        public int Detail { get; }

        /// <summary>The stage in which it happened; set by the procedure that was running.</summary>
        public LpaStage Stage { get; set; }

        /// <summary>Whether the server that the stage is about is an SM-DS; otherwise it is an SM-DP+.</summary>
        public bool ServerIsSmds { get; set; }

        /// <summary>The last status word of the card, 0 when none was received.</summary>
        public int StatusWord { get; set; }

        /// <summary>The last HTTP status, 0 when none was received.</summary>
        public int HttpStatus { get; set; }

        /// <summary>Subject code of the SM-DP+'s status (SGP.22 section 5.2.6), for example <c>8.2.6</c>; null when none.</summary>
        public string SubjectCode { get; set; }

        /// <summary>Reason code of the SM-DP+'s status (SGP.22 section 5.2.6), for example <c>3.8</c>; null when none.</summary>
        public string ReasonCode { get; set; }

        /// <summary>Throws this exception on, unless it is one that the caller deals with.</summary>
        /// <remarks>In place of an exception filter: nanoFramework's interpreter crashes when a filter lets an exception pass.</remarks>
        public void RethrowUnless(LpaError code)
        {
            if (Code != code)
            {
                throw this;
            }
        }

        /// <summary>Code, detail and stage as numbers, for logs.</summary>
        public override string Message => "LPA " + ((int)Code).ToString() + "/" + Detail.ToString() + " in " + ((int)Stage).ToString();
    }
}
