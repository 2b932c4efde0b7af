/// Reads captured packets down to the TCP segment, and says what each field means.
///
/// ```text
/// PcapFile          DissectedPacket
/// file   packet     LinkType          IpHeader              CapturedSegment
/// | 24 | 16 | … |   | Ethernet, … | addresses, protocol | ports, seq, ack, … | data
/// ```
///
/// In reading order:
///
/// - [netcourse.lesson01.capture.PcapFile]: the packets of a capture file
/// - [netcourse.lesson01.capture.DissectedPacket]: a packet, header by header, or why it has no TCP
///   segment; it reads with [netcourse.lesson01.Dissector]
/// - [netcourse.lesson01.capture.LinkType], [netcourse.lesson01.capture.IpHeader]: what stands
///   before the TCP header; [netcourse.lesson01.capture.Addresses] and
///   [netcourse.lesson01.capture.Ipv6Extensions] are parts of it
/// - [netcourse.lesson01.capture.CapturedSegment]: TCP header and data, with
///   [netcourse.lesson01.capture.TcpOptionList] and [netcourse.lesson01.capture.ChecksumState]
/// - [netcourse.lesson01.capture.Conversation]: the segments of one connection, in relative numbers
///
/// `CaptureReader` in `demo` is the program that prints them.
package netcourse.lesson01.capture;
