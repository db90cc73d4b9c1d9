using System.Collections;

namespace NanoLpa
{
    /// <summary>ES11.AuthenticateClient (SGP.22 sections 5.8.2 and 6.5.2): the eUICC proves itself, the SM-DS tells its events.</summary>
    public static class AuthenticateClientEs11
    {
        /// <summary>Events that are taken of one answer; those behind them come when these are done with.</summary>
        public const int MaxEvents = 32;

        private const int MaxText = 255;

        /// <summary>Calls the function, and checks that the answer is about this session.</summary>
        /// <param name="es9">Where to send it: ES11 has the paths of ES9+.</param>
        /// <param name="server">The SM-DS.</param>
        /// <param name="transactionId">The session.</param>
        /// <param name="authenticateServerResponse">A reader at the response of ES10b.AuthenticateServer.</param>
        /// <returns>The events, maybe none.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ServerRefused"/>, <see cref="LpaError.ServerData"/>,
        /// <see cref="LpaError.TransactionMismatch"/>, or what <see cref="Es9Client.Send"/> throws.</exception>
        public static EventRecord[] Call(Es9Client es9, ServerAddress server, TransactionId transactionId, TlvReader authenticateServerResponse)
        {
            ArrayList found = null;
            string answeredId = null;
            var json = AuthenticateClient.Send(es9, server, transactionId, authenticateServerResponse);
            while (json.NextMember())
            {
                switch (json.Name)
                {
                    case "header":
                        es9.ReadHeader(json);
                        break;
                    case "transactionId":
                        answeredId = TransactionId.Read(json);
                        break;
                    case "eventEntries":
                        found = ReadEntries(json);
                        break;
                    default:
                        json.Skip();
                        break;
                }
            }

            es9.CheckStatus();
            transactionId.Check(answeredId);
            if (found == null)
            {
                throw Malformed();
            }

            var events = new EventRecord[found.Count];
            found.CopyTo(events);
            return events;
        }

        private static ArrayList ReadEntries(JsonReader json)
        {
            if (!json.BeginArray())
            {
                return null;
            }

            var found = new ArrayList();
            while (json.NextElement())
            {
                if (found.Count < MaxEvents)
                {
                    found.Add(ReadEntry(json));
                }
                else
                {
                    json.Skip();
                }
            }

            return found;
        }

        private static EventRecord ReadEntry(JsonReader json)
        {
            if (!json.BeginObject())
            {
                throw Malformed();
            }

            string eventId = null;
            string address = null;
            while (json.NextMember())
            {
                switch (json.Name)
                {
                    case "eventId":
                        eventId = json.ReadString(MaxText + 1);
                        break;
                    case "rspServerAddress":
                        address = json.ReadString(MaxText + 1);
                        break;
                    default:
                        json.Skip();
                        break;
                }
            }

            // Cut, an ID or address would be another one.
            if (eventId == null || address == null || eventId.Length > MaxText || address.Length > MaxText)
            {
                throw Malformed();
            }

            return new EventRecord(eventId, address);
        }

        private static LpaException Malformed() => new LpaException(LpaError.ServerData);
    }
}
