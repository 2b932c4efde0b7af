/// The gateway of lesson 2 beside a plain Netty server: how many messages a second, how many bytes
/// a client.
///
/// Read in this order: [netcourse.benchmarks.NettyEchoServer] is what we compare with;
/// [netcourse.benchmarks.EchoLoad] asks and counts; [netcourse.benchmarks.SideBySide] and
/// [netcourse.benchmarks.SilentClients] start the [netcourse.benchmarks.Contender]s, each as a
/// [netcourse.benchmarks.Child] process of its own.
package netcourse.benchmarks;
