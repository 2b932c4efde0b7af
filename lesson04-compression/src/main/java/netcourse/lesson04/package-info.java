/// Compression: of a message's body, if it helps; the codec negotiated; files from one end to the
/// other.
///
/// The body of a message of the course, with the flag "compressed" (2) in its header:
///
/// ```text
///  offset 0          1                          5
///         codec id | original length, u32     | compressed bytes …
///         1 … 6      0 … 262,144 in this server
/// ```
///
/// A client and the server, one file. Every message but CHUNK is answered; CHUNKs follow one
/// another as fast as the server takes them, each compressed by itself:
///
/// ```text
///  client                                                     server
///    │ HELLO  "zstd, gzip;q=0.5"                                 │
///    │ ────────────────────────────────────────────────────────▸ │ chooses
///    │ ◂──────────────────────────────────────────────── "zstd"  │
///    │ FOLDER "docs"                                             │ makes it
///    │ ◂─────────────────────────────────────────────────── ok   │
///    │ FILE   size, u64; "docs/a.txt"                            │ looks whether it may
///    │ ◂──────────────────────────────────────── ok, or why not  │
///    │ CHUNK  CHUNK  CHUNK …   up to 256 KiB each                │ writes .partial-…
///    │ END    SHA-256, 32 bytes                                  │ compares, moves to docs/a.txt
///    │ ◂─────────────────────────────── SHA-256, or why not      │
/// ```
///
/// In reading order:
///
/// - [netcourse.lesson04.TransferType]: the messages
/// - the exercises that run in both: [netcourse.lesson04.exercise.BodyCompressor],
///   [netcourse.lesson04.exercise.CodecNegotiator]; the programs' own are `DefaultBodyCompressor`
///   and `DefaultCodecNegotiator`, and [netcourse.lesson04.TransferParts] takes yours
/// - the server: [netcourse.lesson04.TransferServer], [netcourse.lesson04.TransferSettings];
///   `TransferHandler` answers one client
/// - what it does to files: `FileName` refuses, `TargetFolder` finds the place, `ReceivedFile`
///   writes and verifies
/// - the client: [netcourse.lesson04.FilesToSend], [netcourse.lesson04.TransferClient],
///   [netcourse.lesson04.ClientSettings]
/// - what both print: [netcourse.lesson04.TransferCount]
///
/// The codecs are in `netcourse.codecs`, the message and its connection in `netcourse.common`. The
/// programs are in `demo`, your own classes in `exercise`.
package netcourse.lesson04;
