using System;
using System.IO;
using NanoLpa.Firmware;

namespace NanoLpa.Boards
{
    /// <summary>Settings, journal and root certificates in six files on the board's own flash (drive I:).</summary>
    internal sealed class FileSettingsStore : ISettingsStore
    {
        private const string Path = "I:\\nanolpa.";

        /// <inheritdoc />
        public byte[] Read(int slot)
        {
            try
            {
                var name = Path + slot.ToString();
                if (!File.Exists(name))
                {
                    return null;
                }

                using (var file = new FileStream(name, FileMode.Open, FileAccess.Read))
                {
                    var data = new byte[(int)file.Length];
                    var count = 0;
                    int n;
                    while (count < data.Length && (n = file.Read(data, count, data.Length - count)) > 0)
                    {
                        count += n;
                    }

                    // What could not be read stays zero: the record's check sum finds it.
                    return data;
                }
            }
            catch (Exception e)
            {
                throw new LpaException(LpaError.SettingsStore, -1, e);
            }
        }

        /// <inheritdoc />
        public void Write(int slot, byte[] data)
        {
            try
            {
                // littlefs writes to new blocks, and takes them for the file's when it is closed.
                using (var file = new FileStream(Path + slot.ToString(), FileMode.Create, FileAccess.Write))
                {
                    file.Write(data, 0, data.Length);
                    file.Flush();
                }
            }
            catch (Exception e)
            {
                throw new LpaException(LpaError.SettingsStore, -1, e);
            }
        }
    }
}
