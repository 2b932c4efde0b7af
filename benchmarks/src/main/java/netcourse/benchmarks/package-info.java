/// The servers of lessons 2 and 3 beside plain Netty servers: how many messages a second, how many
/// bytes a client; and lesson 3's struct beside its peers: how many nanoseconds.
///
/// Lesson 2: [netcourse.benchmarks.NettyEchoServer] is what we compare with;
/// [netcourse.benchmarks.EchoLoad] asks and counts; [netcourse.benchmarks.SideBySide] and
/// [netcourse.benchmarks.SilentClients] start the [netcourse.benchmarks.Contender]s, each as a
/// [netcourse.benchmarks.Child] process of its own.
///
/// Lesson 3, in the same order: [netcourse.benchmarks.NettyFramedServer] and
/// [netcourse.benchmarks.FramedLoopServer], [netcourse.benchmarks.FramedLoad],
/// [netcourse.benchmarks.FramedSideBySide], [netcourse.benchmarks.FramedContender].
///
/// [netcourse.benchmarks.Rounds] and [netcourse.benchmarks.Ratios] are how both compare,
/// [netcourse.benchmarks.LoadOptions] how both count.
///
/// Lesson 3's struct: [netcourse.benchmarks.PackingSideBySide] runs
/// [netcourse.benchmarks.PackBoxed] and [netcourse.benchmarks.PackRecord] under JMH, and CPython
/// beside them.
///
/// Lesson 4: [netcourse.benchmarks.CodecsSideBySide] runs [netcourse.benchmarks.CodecBench] under
/// JMH, [netcourse.benchmarks.CodecTurns] runs it in [netcourse.benchmarks.Turns].
///
/// Lesson 5: [netcourse.benchmarks.EncryptionSideBySide] runs `SealBench` and `HandshakeBench`,
/// which are in the lesson's package, and [netcourse.benchmarks.SealTurns] the first of them in
/// turns; [netcourse.benchmarks.ProtectedSideBySide] starts the
/// [netcourse.benchmarks.ProtectedContender]s, and [netcourse.benchmarks.ProtectedLoad] asks them.
package netcourse.benchmarks;
