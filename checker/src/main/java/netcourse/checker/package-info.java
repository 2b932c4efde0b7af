/// Runs a check against an implementation and explains the result.
///
/// ```
/// check class --(JUnit)--> CheckExtension --> TrialRunner --> Trial --> implementation
///                                |               limit,        steps, deliveries,
///                                v               watchdog      expectations
///                          Failure / Aborted --> VerdictCollector --> Judgement, Board
/// ```
///
/// To write a check, read in this order: [netcourse.checker.Check], [netcourse.checker.Trial],
/// [netcourse.checker.Delivery], [netcourse.checker.DeliveredStream] and [netcourse.checker.Wire],
/// [netcourse.checker.Symptom], [netcourse.checker.Mistake]. To run one: [netcourse.checker.Judge].
/// How it works inside: [netcourse.checker.CheckExtension].
package netcourse.checker;
