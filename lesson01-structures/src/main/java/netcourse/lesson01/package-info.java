/// Structures: a protocol is an agreement about bytes.
///
/// ```text
/// in a program                     on the wire
///  long id = 4275878552            fe dc ba 98                  4 bytes, big-endian, unsigned
///  double x = 1.5                  3f f8 00 00 00 00 00 00      IEEE 754
///  String name = "Žofie"           06 | c5 bd 6f 66 69 65       length in bytes, then UTF-8
///  Optional port                   02 | 00 02 | 31 24           tag, length, value; or nothing
///  flags SYN, ACK                  12                           a bit for each
///  record PeerEntry                01 .. .. .. | 04 03 02 01 …  fixed places, padding, as in C
///
///  a login in a TCP segment, in an IP packet, in an Ethernet frame:
///  | MACs, type | addresses, protocol | ports, seq, ack, flags | NL 01 … |
///  0            14                    34 (IPv6: 54)            54 and up
/// ```
///
/// In reading order:
///
/// - numbers, exercises 1.1 and 1.2: [netcourse.lesson01.exercise.UnsignedNumbers],
///   [netcourse.lesson01.exercise.NumberBytes]
/// - text and records, 1.3 to 1.6: [netcourse.lesson01.exercise.PrefixedText],
///   [netcourse.lesson01.exercise.PeerEntryCodec], [netcourse.lesson01.exercise.TcpControlCodec],
///   [netcourse.lesson01.exercise.TlvReader]
/// - a checksum, 1.7: [netcourse.lesson01.exercise.InternetChecksum]
/// - a message of your own, 1.8: [netcourse.lesson01.exercise.LoginCodec]
/// - what others wrote, 1.9: [netcourse.lesson01.exercise.SegmentReader]
/// - given: [netcourse.lesson01.FieldReader], which names what it refuses, and
///   [netcourse.lesson01.Dissector], which keeps what it reads for a dump
///
/// Package `exercise` has the tasks and your own classes, `demo` the programs to run, `capture`
/// what one of them reads captured packets with.
package netcourse.lesson01;
