/// The exam: two programs that a learner writes from a specification, and the judge that tries them
/// over TCP.
///
/// ```
///   judge ── starts ──▶ MyExamServer   ◀── connects: trials of the server
///     │
///     └──── starts ──▶ MyExamClient  ──▶ connects to a server of the judge: trials of the client
/// ```
///
/// In reading order: [Exam], the command; [Examinee] compiles what is judged; [ExamProcess] runs
/// it; [ExamTrial] is one sentence of behaviour; [Judge] tries them, and prints how it went;
/// [ServerTrials], [HostileTrials], [SealedTrials], [ClientTrials], [EdgeTrials] and [PythonTrials]
/// are the sentences; [NotesMessages] and [NotesPeer] speak the protocol; [WrongBehaviour] is what
/// a trial throws; [Leftovers] are gone at the end.
package netcourse.exam;
