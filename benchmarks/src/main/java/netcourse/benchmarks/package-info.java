/// The servers of lessons 2 and 3 beside plain Netty servers: how many messages a second, how many
/// bytes a client. (The benchmarks of lesson 3's struct stand beside them.)
///
/// Lesson 2: [netcourse.benchmarks.NettyEchoServer] is what we compare with;
/// [netcourse.benchmarks.EchoLoad] asks and counts; [netcourse.benchmarks.SideBySide] and
/// [netcourse.benchmarks.SilentClients] start the [netcourse.benchmarks.Contender]s, each as a
/// [netcourse.benchmarks.Child] process of its own.
///
/// Lesson 3, in the same order: [netcourse.benchmarks.NettyFramedServer] and
/// [netcourse.benchmarks.FramedLoopServer], [netcourse.benchmarks.FramedLoad],
/// [netcourse.benchmarks.FramedSideBySide], [netcourse.benchmarks.FramedContender].
package netcourse.benchmarks;
