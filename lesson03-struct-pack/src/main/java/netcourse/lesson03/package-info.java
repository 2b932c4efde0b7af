/// A format string as the agreement about bytes, a stream cut into messages, and a protocol on top.
///
/// ```text
///  offset 0      2        3       4           6          8          12            16
///         magic | version | flags | protocol | error    | sequence | body length | body …
///         "NC"    1         u8      u16        u16        u32        u32           0 … 1 MiB
///         struct format !2sBBHHII, 16 bytes; one message behind the other, in any number of reads
/// ```
///
/// In reading order:
///
/// - Python's struct: [netcourse.lesson03.Struct]; its codes `StructType`; bound to a record
///   [netcourse.lesson03.StructCodec]
/// - inside it: `StructFormat` reads a format into `StructField`s; `StructInterpreter` goes through
///   them, `StructCompiler` writes the same as bytecode for what is used often; `StructReader` and
///   `StructWriter` do one value. The struct shell: `StructCommands`, `ValueWords`,
///   `AnnotatedBytes`
/// - exercises 3.1 to 3.3: [netcourse.lesson03.exercise.FormatSize],
///   [netcourse.lesson03.exercise.HeaderPacker], [netcourse.lesson03.exercise.HeaderUnpacker]
/// - exercises 3.4 to 3.6, the stream: [netcourse.lesson03.exercise.FrameSplitter],
///   [netcourse.lesson03.exercise.FrameReader], [netcourse.lesson03.exercise.LineSplitter]; what
///   not to write [netcourse.lesson03.NaiveSplitter]
/// - exercises 3.7 to 3.9, the protocol: [netcourse.lesson03.exercise.Dispatcher],
///   [netcourse.lesson03.exercise.AnswerMatcher], [netcourse.lesson03.exercise.HeartbeatTimer]
/// - the framed server: [netcourse.lesson03.MessageType], [netcourse.lesson03.MessageServer], its
///   `Session`, `Switchboard`, `Services` and `ChatRoom`; its client
///   [netcourse.lesson03.MessageClient]
/// - a connection, at either end: `Peer`, with `PeerReader`, `PeerWriter`, `Pulse` and `Parting`;
///   what waits unread: `Outbox`, `ChunkPool`
/// - the network at its worst: [netcourse.lesson03.NastyNetwork]; the same as text:
///   [netcourse.lesson03.TextServer]
///
/// The message itself and its connection are in `netcourse.common`. The programs are in `demo`,
/// your own classes in `exercise`.
package netcourse.lesson03;
