using System;
using System.Collections;
using System.Text;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>An SM-DP+ that answers each function, known by its name, with what a test says.</summary>
    internal sealed class ScriptedServer : IHttpsClient
    {
        private readonly Journal _journal;
        private readonly Hashtable _answers = new Hashtable();
        private readonly Hashtable _bodies = new Hashtable();
        private PieceSource _body;
        private bool _cut;

        public ScriptedServer(Journal journal)
        {
            _journal = journal;
        }

        /// <summary>The most bytes that come at once.</summary>
        public int Piece = 100;

        /// <summary>The last request.</summary>
        public HttpsRequest Last { get; private set; }

        /// <summary>Is called when a request has come, before it is answered.</summary>
        public Action Asked;

        /// <summary>Answers a function with a JSON text; or <c>#500</c> for an HTTP status, <c>!44</c> for a failure of the
        /// network. A text that ends with <c>~</c> is cut there: the connection closes.</summary>
        public void Answer(string function, string answer) => _answers[function] = answer;

        /// <summary>Body of the last request to a function; null when there was none.</summary>
        public string Body(string function) => (string)_bodies[function];

        public int Post(HttpsRequest request)
        {
            var function = request.Path.Substring(request.Path.LastIndexOf('/') + 1);
            _journal.Add(function);
            Last = request;
            _bodies[function] = Encoding.UTF8.GetString(request.Body, 0, request.BodyLength);
            Asked?.Invoke();

            var answer = _answers.Contains(function) ? (string)_answers[function] : "#204";
            if (answer[0] == '!')
            {
                throw new LpaException((LpaError)int.Parse(answer.Substring(1)), 7);
            }

            if (answer[0] == '#')
            {
                _body = new PieceSource(string.Empty, 1);
                return int.Parse(answer.Substring(1));
            }

            _cut = answer[answer.Length - 1] == '~';
            _body = new PieceSource(_cut ? answer.Substring(0, answer.Length - 1) : answer, Piece);
            return 200;
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            var n = _body.Read(buffer, offset, count);
            if (n == 0 && _cut)
            {
                throw new LpaException(LpaError.ConnectionClosed, 7);
            }

            return n;
        }

        public void Close() => _journal.Add("disconnect");
    }
}
