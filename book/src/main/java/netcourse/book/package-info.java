/// The book: the course's Markdown as a small site that opens from a folder, without a network.
///
/// ```
/// README.md ── links ──▶ chapters, MISTAKES.md, INTERVIEW.md, GLOSSARY.md, … ── links ──▶ sources
///     │                      │                                                         │
/// index.html             lesson01-structures/index.html, …           …/Some.java.html, pictures
/// ```
///
/// In reading order:
///
/// - [netcourse.book.Book]: `main`; follows the links from the README, writes what they lead to
/// - [netcourse.book.Page], [netcourse.book.Markdown], [netcourse.book.PlainText]: one Markdown
///   file
/// - [netcourse.book.Links]: turns the links of a file into links between pages, and finds the
///   broken ones
/// - [netcourse.book.Exercises], [netcourse.book.ExerciseTask], [netcourse.book.Cards]: task and
///   hints folded into the chapter, interview items as cards
/// - [netcourse.book.Chinese]: marks what is not English
/// - [netcourse.book.Frame]: what stands around the text of every page; [netcourse.book.BookPaths]:
///   where it is
/// - [netcourse.book.SearchIndex], [netcourse.book.Assets]: the other files
///
/// `book.js` and `book.css` are what the browser runs.
package netcourse.book;
