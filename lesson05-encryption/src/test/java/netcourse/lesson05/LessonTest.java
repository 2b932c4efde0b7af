package netcourse.lesson05;

import java.util.Set;
import netcourse.authoring.LessonTestBase;

/// The chapter says what is so: it quotes, shows and links what the code has.
class LessonTest extends LessonTestBase {
    LessonTest() {
        super(28, Set.of());
    }
}
