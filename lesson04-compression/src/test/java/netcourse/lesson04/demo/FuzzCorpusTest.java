package netcourse.lesson04.demo;

import netcourse.authoring.FuzzCorpusTestBase;

class FuzzCorpusTest extends FuzzCorpusTestBase {}
