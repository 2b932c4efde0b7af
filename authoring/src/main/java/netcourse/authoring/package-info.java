/// What authors of the course use, and no learner: proves checks, catalogues of mistakes and
/// chapters. Only tests depend on it.
///
/// - [netcourse.authoring.CheckTable]: the answer is SOLVED, each mistake is caught by its name
/// - [netcourse.authoring.Alternative]: on an unusual implementation that is right
/// - [netcourse.authoring.Wrong]: on a further wrong solution, which needs no name
/// - `Unwritten`: the answer with a method that is not written yet, which must have no name
/// - [netcourse.authoring.Implementations]: where an exercise's answer, alternatives, mistakes and
///   wrong solutions stand
/// - [netcourse.authoring.LessonTestBase]: the base of a lesson's `LessonTest`
/// - [netcourse.authoring.Chapter], [netcourse.authoring.Snippet], `SnippetCompiler`: a chapter
///   held together with its code; [netcourse.authoring.MistakeList]: `MISTAKES.md`; `Interview`:
///   the items
/// - [netcourse.authoring.FuzzCorpusTestBase]: the base of a module's `FuzzCorpusTest`
/// - [netcourse.authoring.ProgramRun]: a program that a test runs, and what it printed;
///   [netcourse.authoring.ServerProcess]: a server in a process of its own
package netcourse.authoring;
