using System.Text.Json.Nodes;
using NanoLpa.Virtual.Smdp;

namespace NanoLpa.Virtual.Smds;

/// <summary>ES11.AuthenticateClient (SGP.22 section 5.8.2): checks who the eUICC is and tells it its events. The session is then over.</summary>
internal sealed class AuthenticateClientEs11(SmdsState state) : IEs9Function
{
    public Es9Answer Execute(Es9Request request)
    {
        var session = state.Sessions.Get(request.Text("transactionId"));
        var proof = EuiccAuthentication.Check(state, session, request);
        state.ThrowIfFaulty(Es9Function.AuthenticateClient, null);
        state.Sessions.Close(session.Id);

        var found = state.Events
            .Where(e => e.Eid == session.Eid && e.IsPending && (proof.MatchingId.Length == 0 || e.EventId == proof.MatchingId))
            .ToList();
        if (found.Count == 0 && proof.MatchingId.Length > 0)
        {
            throw Es9Exception.UnknownEvent();
        }

        var other = state.Strikes(FaultKind.WrongTransactionId, Es9Function.AuthenticateClient, null) is not null;
        var answer = new Es9Answer(other ? Convert.ToHexString(Fault.Spoil(session.TransactionId)) : session.Id);
        answer.Add("eventEntries", new JsonArray([.. found.Select(e => new JsonObject
        {
            ["eventId"] = e.EventId,
            ["rspServerAddress"] = e.RspServerAddress,
        })]));
        return answer;
    }
}
