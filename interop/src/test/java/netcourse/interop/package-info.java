/// Other people's programs at the other end of every lesson: as processes on loopback, and in a
/// container, across a network interface with segments of 1448 bytes.
///
/// Tests only, which `verify` runs. What is missing on a machine is named, and its tests are
/// skipped.
///
/// - [netcourse.interop.PeerProcess]: a program that a test starts; [netcourse.interop.PeerFiles]:
///   our scripts for CPython, and nginx's configuration
/// - [netcourse.interop.PeerContainer]: the image of `src/main/resources/image`, running
/// - `…Talk`: what is said to a peer, wherever it runs; `…ProcessIT` and `…ContainerIT` run it
///   there
/// - [netcourse.interop.RespClient], [netcourse.interop.HttpClientByHand]: Redis's protocol and
///   HTTP/1.1 by hand
package netcourse.interop;
