/// What measures classes of lesson 5 that no other package sees; started by
/// [netcourse.benchmarks.EncryptionSideBySide].
package netcourse.lesson05;
