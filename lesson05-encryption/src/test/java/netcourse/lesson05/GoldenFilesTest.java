package netcourse.lesson05;

import netcourse.authoring.GoldenBytesTestBase;

/// The handshakes and records of this lesson come from another implementation of Noise. Where it is
/// missing, this is skipped.
class GoldenFilesTest extends GoldenBytesTestBase {}
