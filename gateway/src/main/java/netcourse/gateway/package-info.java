/// A server that echoes lines to thousands of clients, each within its limits, and the clients that
/// load it. Lesson 2's programs `gateway-server` and `connect-clients` run them.
///
/// ```text
///     client                        gateway
///  line, \n      ───────────────>   watched: length, deadline, idle time
///                <───────────────   the same bytes
///  (too slow)    ───────────────>
///                <───────────────   the reason, FIN; half a second later the connection is cut
/// ```
///
/// In reading order:
///
/// - what a gateway allows its clients, its modes, why a client ends: [netcourse.gateway.Gateway]
/// - one client, whatever the mode: [netcourse.gateway.GatewayClient], and its bytes, watched by a
///   [netcourse.gateway.LineWatch]
/// - a thread for each client: [netcourse.gateway.ThreadGateway], [netcourse.gateway.ThreadClient]
/// - one selector for all: [netcourse.gateway.SelectorGateway],
///   [netcourse.gateway.SelectorAcceptor], [netcourse.gateway.SelectorClient]
/// - what it prints: [netcourse.gateway.GatewayLog], the clients that it has in a
///   [netcourse.gateway.ClientGroup], and each accepted one with its descriptor by an
///   [netcourse.gateway.AcceptLog]
/// - thousands of clients, on one selector: [netcourse.gateway.LoadClients], each of them a
///   [netcourse.gateway.LoadClient]
package netcourse.gateway;
