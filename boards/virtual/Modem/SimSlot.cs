namespace NanoLpa.Virtual.Modem;

/// <summary>The card behind the modem: one APDU at a time, whichever port it comes from.</summary>
internal sealed class SimSlot(ModemOptions options)
{
    private readonly SemaphoreSlim _card = new(1, 1);
    private readonly Dictionary<int, int> _sessions = [];
    private int _opened;
    private volatile bool _powered = true;
    private string? _read;
    private bool _hasRead;

    public bool Inserted => options.Card is not null;

    public bool Powered => _powered;

    /// <summary>ICCID of the profile that the modem has taken up; null without card, power or enabled profile.</summary>
    public string? Iccid => Inserted && Powered ? TakenUp() : null;

    /// <summary>The +CME ERROR of a card that does not answer.</summary>
    public AtResult Failure => AtResult.Cme(Inserted ? CmeErrors.SimFailure : CmeErrors.SimNotInserted);

    /// <summary>The card loses power; sessions are gone.</summary>
    public void PowerOff() => _powered = false;

    /// <summary>Power again, or a reset; waits for the APDU under way.</summary>
    public async Task PowerOnAsync(TakeUp cause, CancellationToken stop)
    {
        await _card.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            _sessions.Clear();
            options.CardReset?.Invoke();
            lock (_sessions)
            {
                _hasRead &= cause < options.TakesUpBy;
            }

            _powered = true;
        }
        finally
        {
            _card.Release();
        }
    }

    /// <summary>One APDU.</summary>
    /// <returns>Answer with status word; null when there is none.</returns>
    public async Task<byte[]?> TransmitAsync(byte[] apdu)
    {
        await _card.WaitAsync().ConfigureAwait(false);
        try
        {
            return Exchange(apdu);
        }
        finally
        {
            _card.Release();
        }
    }

    /// <summary>Opens a logical channel and selects an application on it.</summary>
    /// <returns>The session's id, or why there is none.</returns>
    public async Task<(AtResult Result, int Session)> OpenAsync(byte[] aid)
    {
        await _card.WaitAsync().ConfigureAwait(false);
        try
        {
            if (Exchange([0x00, 0x70, 0x00, 0x00, 0x01]) is not [var channel, 0x90, 0x00])
            {
                return (AtResult.Cme(CmeErrors.MemoryFull), 0);
            }

            if (Exchange([ClassByte(0x00, channel), 0xA4, 0x04, 0x00, (byte)aid.Length, .. aid]) is not [.., 0x90 or 0x61 or 0x91, _])
            {
                Exchange([0x00, 0x70, 0x80, channel, 0x00]);
                return (AtResult.Cme(CmeErrors.NotFound), 0);
            }

            var session = options.CardCommands.FirstSession + _opened++;
            _sessions.Add(session, channel);
            return (AtResult.Ok, session);
        }
        finally
        {
            _card.Release();
        }
    }

    /// <summary>One APDU on a session's channel, whatever channel its class byte names.</summary>
    /// <returns>Whether there is such a session, and the answer.</returns>
    public async Task<(bool Known, byte[]? Answer)> TransmitAsync(int session, byte[] apdu)
    {
        await _card.WaitAsync().ConfigureAwait(false);
        try
        {
            if (session == 0)
            {
                return (true, Exchange(apdu));
            }

            if (!_sessions.TryGetValue(session, out var channel))
            {
                return (false, null);
            }

            var answer = Exchange([ClassByte(apdu[0], channel), .. apdu[1..]]);
            for (var fetched = 0; fetched < options.CardCommands.FetchedAnswers && answer is [.. var data, 0x61, var more]; fetched++)
            {
                answer = Exchange([ClassByte((byte)(apdu[0] & 0x80), channel), 0xC0, 0x00, 0x00, more]) is { } rest ? [.. data, .. rest] : null;
            }

            return (true, answer);
        }
        finally
        {
            _card.Release();
        }
    }

    /// <summary>Closes a session and its channel.</summary>
    /// <returns>Whether there was such a session.</returns>
    public async Task<bool> CloseAsync(int session)
    {
        await _card.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_sessions.Remove(session, out var channel))
            {
                return false;
            }

            Exchange([0x00, 0x70, 0x80, (byte)channel, 0x00]);
            return true;
        }
        finally
        {
            _card.Release();
        }
    }

    /// <summary>What the modem read when the card last started in a way that it heeds.</summary>
    private string? TakenUp()
    {
        lock (_sessions)
        {
            if (!_hasRead)
            {
                _read = options.EnabledIccid?.Invoke();
                _hasRead = true;
            }

            return _read;
        }
    }

    /// <summary>TS 102 221, 10.1.1: channels 0 to 3 in two bits, 4 to 19 in four.</summary>
    private static byte ClassByte(byte original, int channel) =>
        (byte)((original & 0xB0) | (channel < 4 ? channel : 0x40 | (channel - 4)));

    private byte[]? Exchange(byte[] apdu)
    {
        if (!Powered || options.Card is not { } card)
        {
            return null;
        }

        options.Trace?.Invoke("card > " + Convert.ToHexString(apdu));
        byte[]? answer;
        try
        {
            answer = card(apdu);
        }
        catch (Exception exception)
        {
            options.Trace?.Invoke("card failed: " + exception);
            return null;
        }

        options.Trace?.Invoke("card < " + Convert.ToHexString(answer));
        return answer.Length < 2 ? null : answer;
    }
}
