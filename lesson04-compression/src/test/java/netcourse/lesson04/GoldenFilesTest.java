package netcourse.lesson04;

import netcourse.authoring.GoldenBytesTestBase;

/// The members and blocks that the checks of this lesson deliver come from gzip and lz4. Where the
/// tools are of another version, or missing, this is skipped.
class GoldenFilesTest extends GoldenBytesTestBase {}
