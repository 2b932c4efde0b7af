/// What two lessons or more use: addresses, sockets, bytes as text, and how a program behaves.
///
/// In reading order:
///
/// - [netcourse.common.Endpoint]: `host:port`
/// - [netcourse.common.Listening], [netcourse.common.Connecting]: a socket with its options set at the
///   right time, and closed if that fails
/// - [netcourse.common.NetworkFailure]: why that failed, in whatever language the system says it
/// - [netcourse.common.LoopbackPair]: two connected sockets, to show and to test
/// - [netcourse.common.TcpServer]: accepts, a thread per connection, up to a limit
///   ([netcourse.common.Backoff]: its pauses while accept fails)
/// - [netcourse.common.DescriptorLimit]: no more connections than the process may open files
/// - [netcourse.common.TcpTable]: the states of connections, as Linux shows them
/// - [netcourse.common.ProgramLog]: what a server prints never holds it up
/// - [netcourse.common.Hex]: bytes as hexadecimal text and back
/// - [netcourse.common.ProtocolException]: a peer's bytes that break the agreement
/// - [netcourse.common.MessageHeader], [netcourse.common.Message], [netcourse.common.MessageError]:
///   the message that lessons 3, 4 and 5 speak
/// - [netcourse.common.FramedConnection]: speaks it, within [netcourse.common.MessageLimits]; inside
///   it `FrameInput`, `FrameOutput`, `BufferPool` and `Turn`
/// - [netcourse.common.Transport]: what carries its bytes: a socket, TLS, an encrypted channel;
///   [netcourse.common.FilterTransport] for one above another, [netcourse.common.WriteDeadline]
///   against a peer that does not read, with a [netcourse.common.Watchdog]
/// - [netcourse.common.PcapOption], [netcourse.common.Capture]: what a program sends and receives,
///   for Wireshark: [netcourse.common.CapturedConnection] in a [netcourse.common.PcapWriter]
/// - [netcourse.common.Program], [netcourse.common.HostOption], [netcourse.common.PortOption],
///   [netcourse.common.DurationConverter], [netcourse.common.ShutdownHook]: a program's command line and its
///   end; [netcourse.common.TerminalBar]: how far it is
/// - [netcourse.common.Todo]: what an exercise throws until you have written it
/// - [netcourse.common.LearnersClass]: what you have written, for a program that runs it (`--mine`)
package netcourse.common;
