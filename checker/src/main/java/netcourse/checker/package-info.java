/// Runs a check against an implementation and explains the result.
///
/// ```
/// check class --(JUnit)--> CheckExtension --> TrialRunner --> Trial --> implementation
///                                |            StuckDetector   steps, deliveries,
///                                v                            expectations
///                        Failure / Aborted --> CheckResult --> ResultCollector --> Board, Progress
/// ```
///
/// To write a check, read in this order:
///
/// - [netcourse.checker.Check] and [netcourse.checker.Trial]; [netcourse.checker.Expectations] are
///   the trial's methods that compare
/// - [netcourse.checker.Delivery], with [netcourse.checker.DeliveredStream] in memory,
///   [netcourse.checker.Wire] over TCP, [netcourse.checker.SlicingProxy] before a server
/// - [netcourse.checker.ForeignProgram]: another program at the other end, for `--peer`
/// - [netcourse.checker.CallResult]: what a call returned or threw, before the check judges it
/// - [netcourse.checker.HexVectors]: golden bytes; [netcourse.checker.ChunkKind]: the buffers they
///   come in; [netcourse.checker.PretendClock]: time; [netcourse.checker.ConcurrentCall] and
///   [netcourse.checker.TwoThreads]: a second thread; [netcourse.checker.UnlockedState]: what it
///   changes without a lock
/// - [netcourse.checker.Symptom], [netcourse.checker.Evidence], [netcourse.checker.Mistake],
///   [netcourse.checker.KnownMistake]
///
/// To run one: [netcourse.checker.CheckRunner] gives a [netcourse.checker.CheckResult].
///
/// How a trial works inside:
///
/// - [netcourse.checker.CheckExtension], [netcourse.checker.CheckSettings],
///   [netcourse.checker.Instantiator]: from JUnit to a trial and back
/// - [netcourse.checker.TrialRunner], [netcourse.checker.TrialThreads],
///   [netcourse.checker.StuckDetector], [netcourse.checker.ThreadStatus],
///   [netcourse.checker.ExitGuard]: how it ends
/// - [netcourse.checker.StepRecorder], [netcourse.checker.LearnerFrames],
///   [netcourse.checker.CourseFiles], [netcourse.checker.Diagnosis],
///   [netcourse.checker.FailureReport], [netcourse.checker.ReportText],
///   [netcourse.checker.HexDump]: how it is explained
/// - [netcourse.checker.Traffic], [netcourse.checker.TrafficFiles],
///   [netcourse.checker.SequenceDiagram]: what passed over sockets, as files
/// - [netcourse.checker.BehaviourCount]: how many behaviours hold
/// - [netcourse.checker.BoardListener], [netcourse.checker.Board], [netcourse.checker.Progress]:
///   what is kept, and printed by the build and by `./course`
package netcourse.checker;
