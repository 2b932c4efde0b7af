/// Proves what the course says of its checks. A learner needs nothing of this module.
///
/// ```text
///  netcourse.proofs             a test for the core and the deep exercises of each lesson: the tables
///  netcourse.lessonNN.answer    XAlternatives: unusual solutions, which the check must accept
///  netcourse.lessonNN.mistake   XWrong: wrong ones beside those of the catalogue, to be refused
///  netcourse.lessonNN           XFuzz: readers and answers, against bytes that nobody thought of;
///                               PeerChecksTest: the checks with other programs at the other end
/// ```
///
/// The packages are those of the lessons, since a wrong solution is mostly an answer or a mistake
/// of the catalogue with one method changed.
package netcourse.proofs;
