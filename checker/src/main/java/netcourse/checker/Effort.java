package netcourse.checker;

/// What an exercise asks of a learner, as its [Check] says it.
///
/// @param core whether it belongs to the shortest way through the course; the others go deeper
/// @param difficulty from 1, a few lines, to 3, where most learners need the hints
/// @param minutes that a learner needs who has read the chapter
public record Effort(boolean core, int difficulty, int minutes) {
    static Effort of(Check check) {
        return new Effort(check.core(), check.difficulty(), check.minutes());
    }

    /// `core` or `deep`.
    public String way() {
        return core ? "core" : "deep";
    }

    /// `core, difficulty 2 of 3, 15 minutes`.
    public String sentence() {
        return "%s, difficulty %d of 3, %d minutes".formatted(way(), difficulty, minutes);
    }

    /// As a column of the board, always as wide: `core ** 15 min`.
    String column() {
        String time = minutes + " min";
        return Board.padded(way() + " " + "*".repeat(difficulty), 16 - time.length()) + time;
    }

    /// As it stands in the board's file: `core 2 15`.
    String stored() {
        return way() + " " + difficulty + " " + minutes;
    }

    static Effort parse(String stored) {
        String[] part = stored.split(" ");
        return new Effort(
                part[0].equals("core"), Integer.parseInt(part[1]), Integer.parseInt(part[2]));
    }
}
