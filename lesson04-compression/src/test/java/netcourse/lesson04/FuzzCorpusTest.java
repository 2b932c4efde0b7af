package netcourse.lesson04;

import netcourse.authoring.FuzzCorpusTestBase;

class FuzzCorpusTest extends FuzzCorpusTestBase {}
