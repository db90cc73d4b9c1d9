namespace NanoLpa.Bench;

/// <summary>The least that the package phase can take on the UART, with AT+CSIM and AT+QSSLRECV as they are.</summary>
/// <remarks>
/// Into the card: every segment that SGP.22 section 2.5.5 makes of the package, in STORE DATA of 255 bytes and one for the
/// rest, as hexadecimal digits in AT+CSIM with echo off, answered by 9000. Off the socket: the package in base64, in
/// AT+QSSLRECV of 1500 bytes and one for the rest. The HTTP header, the members of the JSON around the package, and the
/// eUICC's result are not in it.
/// </remarks>
internal static class LowerBound
{
    private const int BlockSize = 255;
    private const int HeaderSize = 5;
    private const int ReceiveSize = 1500;
    private const int StoreData = 0xE2;
    private const int LastBlock = 0x91;

    /// <summary>Bytes on the UART in both directions, for what goes into the card.</summary>
    public static int OfCard(IEnumerable<Exchange> exchanges) => Segments(exchanges).Sum(OfSegment);

    /// <summary>Bytes on the UART in both directions, for what comes off the socket.</summary>
    public static int OfSocket(int packageBytes) => InPieces((packageBytes + 2) / 3 * 4, ReceiveSize, OfReceive);

    /// <summary>Lengths of the segments that went into the card, in order.</summary>
    public static IEnumerable<int> Segments(IEnumerable<Exchange> exchanges)
    {
        var length = 0;
        foreach (var exchange in exchanges.Where(e => e.Stage == LpaStage.LoadBoundProfilePackage && e.IsCard && e.Apdu[1] == StoreData))
        {
            length += exchange.Apdu[4];
            if (exchange.Apdu[2] == LastBlock)
            {
                yield return length;
                length = 0;
            }
        }
    }

    private static int OfSegment(int length) => InPieces(length, BlockSize, OfBlock);

    private static int InPieces(int length, int most, Func<int, int> cost) =>
        (length / most * cost(most)) + (length % most == 0 ? 0 : cost(length % most));

    private static int OfBlock(int length)
    {
        var digits = 2 * (HeaderSize + length);
        return $"AT+CSIM={digits},\"\"\r".Length + digits + "\r\n+CSIM: 4,\"9000\"\r\n\r\nOK\r\n".Length;
    }

    private static int OfReceive(int length) => $"AT+QSSLRECV=0,{length}\r\r\n+QSSLRECV: {length}\r\n\r\n\r\nOK\r\n".Length + length;
}
