/// What measures classes of the channel that no other package sees; started by
/// [netcourse.benchmarks.EncryptionSideBySide].
package netcourse.channel;
