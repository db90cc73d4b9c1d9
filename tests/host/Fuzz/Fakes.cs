using NanoLpa;
using NanoLpa.Quectel;

namespace HostTests.Fuzz;

/// <summary>Bytes that come in pieces of one size, and then end.</summary>
internal sealed class PiecewiseSource(ReadOnlyMemory<byte> bytes, int piece) : IByteSource
{
    private ReadOnlyMemory<byte> _left = bytes;

    public int Read(byte[] buffer, int offset, int count)
    {
        int n = Math.Min(Math.Min(count, Math.Max(piece, 1)), _left.Length);
        _left[..n].CopyTo(buffer.AsMemory(offset));
        _left = _left[n..];
        return n;
    }
}

/// <summary>A server that gives one answer to everything.</summary>
internal sealed class AnsweringServer(ReadOnlyMemory<byte> body, int piece) : IHttpsClient
{
    private PiecewiseSource _body = new(body, piece);

    public int Post(HttpsRequest request)
    {
        _body = new PiecewiseSource(body, piece);
        return 200;
    }

    public int Read(byte[] buffer, int offset, int count) => _body.Read(buffer, offset, count);

    public void Close()
    {
    }
}

/// <summary>A card on which all goes well, but for the data in its answers.</summary>
internal sealed class AnsweringCard(ReadOnlyMemory<byte> answer) : ICard
{
    private ReadOnlyMemory<byte> _left;

    /// <summary>Last blocks that are answered with nothing before the answer comes.</summary>
    public int Before { get; set; }

    public int Transmit(byte[] command, int length, byte[] response)
    {
        switch (command[1])
        {
            case 0x70 when command[2] == 0:
                return Put(response, [0x01], 0x9000);
            case 0xE2 when command[2] == 0x91 && Before-- <= 0:
                _left = answer;
                return Part(response);
            case 0xC0:
                return Part(response);
            default:
                return Put(response, [], 0x9000);
        }
    }

    private int Part(byte[] response)
    {
        int n = Math.Min(_left.Length, 256);
        ReadOnlyMemory<byte> part = _left[..n];
        _left = _left[n..];
        return Put(response, part.Span, _left.Length == 0 ? 0x9000 : 0x6100 | (_left.Length < 256 ? _left.Length : 0));
    }

    private static int Put(byte[] response, ReadOnlySpan<byte> data, int statusWord)
    {
        data.CopyTo(response);
        response[data.Length] = (byte)(statusWord >> 8);
        response[data.Length + 1] = (byte)statusWord;
        return data.Length + 2;
    }
}

/// <summary>A card that answers with whatever the input holds, whatever it is asked; its last answer again and again.</summary>
/// <remarks>The input: a length and that many bytes for each answer. FF: the modem refuses; FE: no answer in time;
/// FD: 256 bytes and 6100.</remarks>
internal sealed class HostileCard(byte[] input) : ICard
{
    // More than the longest chains of answers that one input can make necessary.
    private const int MostCommands = 4000;

    private int _position;
    private int _last;
    private int _commands;

    public int Transmit(byte[] command, int length, byte[] response)
    {
        if (++_commands > MostCommands)
        {
            throw new InvalidOperationException("too many commands");
        }

        if (_position >= input.Length)
        {
            _position = _last;
        }

        if (input.Length == 0)
        {
            return 0;
        }

        _last = _position;
        int count = input[_position++];
        switch (count)
        {
            case 0xFF:
                throw new LpaException(LpaError.CardTransport, 3);
            case 0xFE:
                throw new LpaException(LpaError.CardTimeout);
            case 0xFD:
                response.AsSpan(0, 258).Fill(0);
                response[256] = 0x61;
                return 258;
            default:
                count = Math.Min(count, input.Length - _position);
                input.AsSpan(_position, count).CopyTo(response);
                _position += count;
                return count;
        }
    }
}

/// <summary>A serial line on which the modem says the next piece of the input after each write, whatever was written.</summary>
/// <remarks>The pieces are divided by <see cref="Separator"/>. Where a piece ends and more is waited for, the line is gone:
/// silence would take its time.</remarks>
internal sealed class HostileLine(ReadOnlyMemory<byte> input, int most) : ISerialLine
{
    public const byte Separator = 0x1E;

    /// <summary>The most bytes that come at once.</summary>
    public int Most => most;

    private ReadOnlyMemory<byte> _next = input;
    private ReadOnlyMemory<byte> _said;

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        Assert.True(count > 0 && timeoutMilliseconds >= 0);
        int n = Math.Min(Math.Min(count, Math.Max(most, 1)), _said.Length);
        _said[..n].CopyTo(buffer.AsMemory(offset));
        _said = _said[n..];
        return n == 0 && timeoutMilliseconds > 0 ? -1 : n;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        int end = _next.Span.IndexOf(Separator);
        ReadOnlyMemory<byte> piece = end < 0 ? _next : _next[..end];
        _next = end < 0 ? default : _next[(end + 1)..];
        _said = _said.IsEmpty ? piece : (byte[])[.. _said.Span, .. piece.Span];
    }
}

/// <summary>Watches, so that lines are made, and drops them.</summary>
internal sealed class DroppingTrace(bool raw) : ITrace
{
    public bool IsRaw => raw;

    public void Write(string line, string rawLine)
    {
    }
}

/// <summary>A line on which the same is said again and again.</summary>
internal sealed class BabblingLine(string text) : ISerialLine
{
    private readonly byte[] _text = System.Text.Encoding.ASCII.GetBytes(text);
    private int _position;

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        if (_text.Length == 0)
        {
            Thread.Sleep(Math.Min(timeoutMilliseconds, 5));
            return 0;
        }

        for (int i = 0; i < count; i++)
        {
            buffer[offset + i] = _text[_position++ % _text.Length];
        }

        return count;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
    }
}
