package netcourse.lesson05.demo;

/// What an attacker does to one message or record, and once for each connection.
///
/// @param kind what
/// @param number of the message or record in its direction; the first is 1
/// @param sender whose
record Tampering(Kind kind, int number, Side sender) {
    enum Kind {
        FLIP("its last bit is flipped"),
        DROP("it is not passed on"),
        REPEAT("it is passed on twice"),
        REORDER("the next one goes first"),
        REFLECT("it is sent back to its sender, too"),
        TRUNCATE("nothing after it is passed on, and a FIN is sent");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        String meaning() {
            return meaning;
        }
    }
}
