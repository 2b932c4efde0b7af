package netcourse.lesson03;

import netcourse.authoring.FuzzCorpusTestBase;

class FuzzCorpusTest extends FuzzCorpusTestBase {}
