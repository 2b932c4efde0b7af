package netcourse.lesson05;

import netcourse.authoring.FuzzCorpusTestBase;

class FuzzCorpusTest extends FuzzCorpusTestBase {}
