/// Compressed formats, each decoded within bounds that the caller sets: what lessons 4 and 5 and
/// their programs use.
///
/// ```
/// raw deflate   deflate
/// zlib          78 9c                 deflate                       Adler-32
/// gzip          1f 8b 08 flags …      deflate                       CRC-32  size   once or more
/// zstd          28 b5 2f fd sizes …   blocks, the last one marked   XXH64          once or more
/// lz4           04 22 4d 18 flags …   blocks                        0       XXH32  once or more
/// snappy        length                elements
/// ```
///
/// In reading order:
///
/// - [netcourse.codecs.Compression]: the formats, their ids and names; opens codecs and streams
/// - [netcourse.codecs.Codec]: a whole message in memory, and what "bounded" means;
///   [netcourse.codecs.OutputLimitException]
/// - [netcourse.codecs.MessageCompressor]: the same for the bodies of the course's messages
/// - [netcourse.codecs.StreamLimits]: what a stream takes and gives, for files
/// - `BufferCodec`, and a class for each format: `DeflateCodec`, `GzipCodec`, `ZstdCodec`,
///   `Lz4Codec`, `SnappyCodec`
/// - `Input`, `Decoder`, `DeflateDecoder`, `GzipDecoder`: piece by piece, in one shot and in
///   streams
/// - `ZstdFrame`: the headers, before the library sees them; `ZstdDecoder`
/// - `Lz4Frame`, `Lz4Decoder`, `Lz4Block`; `SnappyDecoder`, `SnappyEncoder`; `MatchEncoder`,
///   `MatchCopy`, `XxHash32`, `LittleEndian`, `Skippable`: LZ4 and Snappy in Java alone
/// - `DecodingInputStream`; `DeflateOutputStream`, `GzipOutputStream`, `ZstdOutputStream`,
///   `Lz4OutputStream`: the streams
package netcourse.codecs;
