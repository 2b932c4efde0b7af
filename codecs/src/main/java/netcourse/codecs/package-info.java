/// Compressed formats, each decoded within bounds that the caller sets: what lessons 4 and 5 and
/// their programs use.
///
/// ```
/// raw deflate              deflate
/// zlib        78 9c        deflate                          Adler-32
/// gzip        1f 8b 08 …   deflate                          CRC-32  size     once or more
/// ```
///
/// In reading order:
///
/// - [netcourse.codecs.Compression]: the formats, their ids and names; opens codecs and streams
/// - [netcourse.codecs.Codec]: a whole message in memory, and what "bounded" means
/// - [netcourse.codecs.OutputLimitException]: more would come out than allowed
/// - [netcourse.codecs.StreamLimits]: what a stream takes and gives, for files
/// - `DeflateCodec`, `GzipCodec`: one shot; `Input`, `Decoder`, `DeflateDecoder`, `GzipDecoder`:
///   piece by piece, which both one shot and `DecodingInputStream` are made of
/// - `DeflateOutputStream`, `GzipOutputStream`: what encodes a stream
package netcourse.codecs;
