package netcourse.codecs;

import netcourse.authoring.FuzzCorpusTestBase;

class FuzzCorpusTest extends FuzzCorpusTestBase {}
