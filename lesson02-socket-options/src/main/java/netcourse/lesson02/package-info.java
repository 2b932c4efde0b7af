/// Socket options, addresses, and how a connection begins, lives and ends.
///
/// ```text
///     client                                server
///  options                               options            before connect / bind
///  connect  ── SYN ───────────────────>  bind, listen       window scale: once, here
///           <───────────── SYN, ACK ──
///           ── ACK ───────────────────>  accept             until then: in the queue
///  write    ── bytes ─────────────────>  read               1 … n bytes, not messages
///  shutdown ── FIN ───────────────────>  read = -1          half-close
///           <─────────────── bytes ───   write
///  read=-1  <───────────────── FIN ───   close
///  TIME_WAIT                             closed
/// ```
///
/// In reading order:
///
/// - exercises 2.1 and 2.2, bytes: [netcourse.lesson02.exercise.ExactReader],
///   [netcourse.lesson02.exercise.RequestSender]
/// - exercises 2.3 to 2.9: [netcourse.lesson02.exercise.EndpointReader],
///   [netcourse.lesson02.exercise.ListenerOpener], [netcourse.lesson02.exercise.AcceptLoop],
///   [netcourse.lesson02.exercise.Connector], [netcourse.lesson02.exercise.DeadlineReader],
///   [netcourse.lesson02.exercise.ReconnectingClient], [netcourse.lesson02.exercise.OptionReporter]
/// - the options of a socket, each with its default and its time: [netcourse.lesson02.OptionTable]
/// - the states of connections, as Linux shows them: [netcourse.common.TcpTable]
/// - the ten sends: [netcourse.lesson02.TenSends]
/// - the gateway, a module of its own: [netcourse.gateway.Gateway]; thousands of clients for it:
///   [netcourse.gateway.LoadClients]
/// - exercises 2.10 and 2.11: [netcourse.lesson02.exercise.ClientRegistry],
///   [netcourse.lesson02.exercise.SelectorEcho]
///
/// The programs are in `demo`, each in one file with what only it needs; your own classes are in
/// `exercise`.
package netcourse.lesson02;
