/// What two lessons or more use: addresses, sockets, bytes as text, and how a program behaves.
///
/// In reading order:
///
/// - [netcourse.common.Endpoint]: `host:port`
/// - [netcourse.common.Hex]: bytes as hexadecimal text and back
/// - [netcourse.common.Program], [netcourse.common.HostOption], [netcourse.common.PortOption]: a program's command line
/// - [netcourse.common.Todo]: what an exercise throws until you have written it
package netcourse.common;
