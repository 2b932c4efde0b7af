/// The learner's command, `./course`.
///
/// It knows a lesson only as a folder that it opens at run time, so that a lesson that does not
/// compile breaks neither another lesson nor the command that explains what is broken.
///
/// In reading order:
///
/// - [netcourse.cli.Course]: the command line; one class per subcommand:
///   [netcourse.cli.NextCommand], [netcourse.cli.ListCommand], [netcourse.cli.CheckCommand],
///   [netcourse.cli.WatchCommand], [netcourse.cli.HintCommand], [netcourse.cli.AnswerCommand],
///   [netcourse.cli.ResetCommand], [netcourse.cli.RunCommand], [netcourse.cli.InterviewCommand],
///   [netcourse.cli.DoctorCommand], [netcourse.cli.CompletionCommand]
/// - [netcourse.cli.Catalog], [netcourse.cli.Lesson], [netcourse.cli.Exercise],
///   [netcourse.cli.DemoProgram]: what the folders hold, read from the sources
/// - [netcourse.cli.EditedClasses], with [netcourse.cli.Overlay], [netcourse.cli.SourceCompiler]
///   and [netcourse.cli.CompileErrors]: compiles what was edited since the build, and loads it
/// - [netcourse.cli.ExerciseRunner]: has an exercise judged; [netcourse.cli.OldImport]: explains
///   one reason why it may not compile
/// - [netcourse.cli.Position], [netcourse.cli.Verdicts], [netcourse.cli.ExerciseJson]: what is
///   shown
/// - [netcourse.cli.Hints], [netcourse.cli.Answer], [netcourse.cli.Stub]: what else there is to an
///   exercise
/// - [netcourse.cli.InterviewItem], [netcourse.cli.InterviewSession], [netcourse.cli.Repetition],
///   [netcourse.cli.AnkiDeck], [netcourse.cli.ItemText]: asks the interview questions, again later
///   what was known
/// - [netcourse.cli.ExamCommand]: starts the judge, a program of the module `exam`
/// - [netcourse.cli.BookCommand]: starts the module `book`, which renders the chapters
/// - [netcourse.cli.Notes]: what is remembered, in `.course`; [netcourse.cli.ExitStatus]: how it
///   ends
/// - [netcourse.cli.Machine], [netcourse.cli.Probe]: what the course needs of a machine
/// - [netcourse.cli.Screen]: prints, in colour where that is welcome; [netcourse.cli.Keyboard],
///   [netcourse.cli.SavedFiles], [netcourse.cli.Editor]: what `watch` waits for, and opens;
///   [netcourse.cli.Renewal]: how it gets rid of an endless loop
/// - [netcourse.cli.QuickStart], [netcourse.cli.OldClasses]: make the command start in half the
///   time
package netcourse.cli;
