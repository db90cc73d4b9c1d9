namespace NanoLpa
{
    /// <summary>Calls functions of ES9+ in the JSON binding (SGP.22 section 6.5), all of a download over one connection.</summary>
    public sealed class Es9Client
    {
        private const string Root = "/gsma/rsp2/es9plus/";
        private const int MaxCode = 32;

        private readonly IHttpsClient _https;
        private readonly HttpsRequest _request = new HttpsRequest
        {
            ContentType = "application/json",
            AdminProtocol = "gsma/rsp/v2.2.2",
            UserAgent = "gsma-rsp-lpad"
        };

        private string _status;
        private string _subjectCode;
        private string _reasonCode;

        /// <summary>Creates a client without a connection.</summary>
        public Es9Client(IHttpsClient https)
        {
            _https = https;
            Body = new JsonWriter(512);
        }

        /// <summary>The body of the next request.</summary>
        public JsonWriter Body { get; }

        /// <summary>As <see cref="HttpsRequest.RootKeyIds"/>: those whose servers the eUICC accepts; null until it has told.</summary>
        public byte[][] RootKeyIds
        {
            get => _request.RootKeyIds;
            set => _request.RootKeyIds = value;
        }

        /// <summary>HTTP status of the last answer; 0 when there was none.</summary>
        public int HttpStatus { get; private set; }

        /// <summary>Forgets the last answer, closes the connection. Never throws.</summary>
        public void Close()
        {
            HttpStatus = 0;
            _https.Close();
        }

        /// <summary>Sends <see cref="Body"/> to a function.</summary>
        /// <param name="server">The server.</param>
        /// <param name="function">Name of the function, for example <c>initiateAuthentication</c>.</param>
        /// <exception cref="LpaException"><see cref="LpaError.HttpStatus"/>, or what <see cref="IHttpsClient.Post"/> throws.</exception>
        public void Send(ServerAddress server, string function)
        {
            HttpStatus = 0;
            _status = null;
            _subjectCode = null;
            _reasonCode = null;

            _request.Host = server.Host;
            _request.Port = server.Port;
            _request.Path = Root + function;
            _request.Body = Body.Bytes;
            _request.BodyLength = Body.Length;
            HttpStatus = _https.Post(_request);
            if (HttpStatus < 200 || HttpStatus > 299)
            {
                throw new LpaException(LpaError.HttpStatus, HttpStatus);
            }
        }

        /// <summary>Sends <see cref="Body"/> to a function and goes into the object that it answers.</summary>
        /// <returns>A reader before the first member.</returns>
        public JsonReader Call(ServerAddress server, string function)
        {
            Send(server, function);
            var json = new JsonReader(_https);
            if (!json.BeginObject())
            {
                throw new LpaException(LpaError.ServerData);
            }

            return json;
        }

        /// <summary>Reads the member <c>header</c>, which the reader is at: functionExecutionStatus (SGP.22 section 6.5.1.4).</summary>
        public void ReadHeader(JsonReader json)
        {
            if (!json.BeginObject())
            {
                return;
            }

            while (json.NextMember())
            {
                if (json.Name == "functionExecutionStatus")
                {
                    ReadExecutionStatus(json);
                }
                else
                {
                    json.Skip();
                }
            }
        }

        /// <summary>Throws when the server reported a failure.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ServerRefused"/>, with subject and reason code.</exception>
        public void CheckStatus()
        {
            if (_status == "Failed" || _status == "Expired")
            {
                throw new LpaException(LpaError.ServerRefused) { SubjectCode = _subjectCode, ReasonCode = _reasonCode };
            }
        }

        private void ReadExecutionStatus(JsonReader json)
        {
            if (!json.BeginObject())
            {
                return;
            }

            while (json.NextMember())
            {
                if (json.Name == "status")
                {
                    _status = json.ReadString(MaxCode);
                }
                else if (json.Name == "statusCodeData")
                {
                    ReadStatusCodeData(json);
                }
                else
                {
                    json.Skip();
                }
            }
        }

        private void ReadStatusCodeData(JsonReader json)
        {
            if (!json.BeginObject())
            {
                return;
            }

            while (json.NextMember())
            {
                if (json.Name == "subjectCode")
                {
                    _subjectCode = json.ReadString(MaxCode);
                }
                else if (json.Name == "reasonCode")
                {
                    _reasonCode = json.ReadString(MaxCode);
                }
                else
                {
                    json.Skip();
                }
            }
        }
    }
}
