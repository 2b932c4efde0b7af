/// A format string as the agreement about bytes, a stream cut into messages, and a protocol on top.
///
/// ```text
///  offset 0      2        3       4           6          8          12            16
///         magic | version | flags | protocol | error    | sequence | body length | body …
///         "NC"    1         u8      u16        u16        u32        u32           0 … 1 MiB
///         struct format !2sBBHHII, 16 bytes; one message after the other, in any number of reads
/// ```
///
/// The way of a request through the framed server, in the one thread of its client:
///
/// ```text
///          ┌────────────┐   ┌────────────────┐   ┌────────────┐   ┌─────────────┐
///  bytes ─▸│ FrameInput │──▸│ RequestHandler │──▸│ Dispatcher │──▸│ FrameOutput │─▸ bytes
///          │ reads, cuts│   │ quick or slow? │   │ handles    │   │ writes      │
///          └────────────┘   └───────┬────────┘   └────────────┘   └─────────────┘
///                                   └▸ slow: the last two in a thread of its own
/// ```
///
/// All answers to the messages of a read are written together. While a write waits, nothing more is
/// read of that client.
///
/// In reading order:
///
/// - Python's struct: [netcourse.lesson03.Struct]. `StructFormat` reads a format into
///   `StructField`s; what a code stands for is a `StructType`, which packs and unpacks a value:
///   `IntegerType`, `UnsignedLongType`, `FloatType`, `BytesType`
/// - the same bound to a record: [netcourse.lesson03.StructCodec]
/// - the struct shell: `StructCommands`, `ValueWords`, `AnnotatedBytes`
/// - exercises 3.1 to 3.3: [netcourse.lesson03.exercise.FormatSize],
///   [netcourse.lesson03.exercise.HeaderPacker], [netcourse.lesson03.exercise.HeaderUnpacker]
/// - exercises 3.4 to 3.6, the stream: [netcourse.lesson03.exercise.FrameReader],
///   [netcourse.lesson03.exercise.FrameSplitter], [netcourse.lesson03.exercise.LineSplitter]; what
///   not to write [netcourse.lesson03.NaiveSplitter]
/// - exercises 3.7 to 3.9, the protocol: [netcourse.lesson03.exercise.Dispatcher],
///   [netcourse.lesson03.exercise.HeartbeatTimer], [netcourse.lesson03.exercise.AnswerMatcher]
/// - the framed server: [netcourse.lesson03.MessageType], [netcourse.lesson03.MessageServer], and
///   what is in it for each client: `Peer`, `RequestHandler`, `DefaultDispatcher`,
///   `MessageHandlers`; for all of them `PeerWatch` and `ChatRoom`
/// - its client: [netcourse.lesson03.MessageClient], with `DefaultAnswerMatcher`
/// - what a learner's classes replace in both: [netcourse.lesson03.ProgramParts]
/// - the network at its worst: [netcourse.lesson03.NastyNetwork]; the same as text:
///   [netcourse.lesson03.TextServer]
///
/// The message itself and its connection are in `netcourse.common`. The programs are in `demo`,
/// your own classes in `exercise`.
package netcourse.lesson03;
