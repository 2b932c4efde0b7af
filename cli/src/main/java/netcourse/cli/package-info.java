/// The learner's command, `./course`.
///
/// It knows a lesson only as a folder that it opens at run time, so that a lesson that does not
/// compile breaks neither another lesson nor the command that explains what is broken.
///
/// In reading order:
///
/// - [netcourse.cli.Course]: the command line; one class per subcommand:
///   [netcourse.cli.ListCommand], [netcourse.cli.CheckCommand], [netcourse.cli.RunCommand]
/// - [netcourse.cli.Catalog], [netcourse.cli.Lesson], [netcourse.cli.Exercise],
///   [netcourse.cli.DemoProgram]: what the folders hold, read from the sources
/// - [netcourse.cli.EditedClasses], [netcourse.cli.CompileErrors]: compiles what was edited since
///   the build, and loads it
/// - [netcourse.cli.ExerciseRunner]: has an exercise judged; [netcourse.cli.OldImport]: explains
///   one reason why it may not compile
/// - [netcourse.cli.Screen]: prints, in colour where that is welcome
package netcourse.cli;
