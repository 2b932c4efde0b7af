package netcourse.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// Spaced repetition in boxes, as with cards of paper: an item that you knew goes one box up and
/// comes back later than the last time; one that you did not know goes to the first box.
///
/// @param notes the box of each item, and from which day on it is asked: `2 2026-12-01`
record Repetition(Properties notes, LocalDate today) {
    /// Days until an item of each box comes back. Each is about double the one before it, as in the
    /// cards of Sebastian Leitner.
    private static final List<Integer> DAYS = List.of(1, 3, 7, 16, 35, 80);

    private record Place(int box, LocalDate due) {}

    /// The items to ask today: those seen before, the longest due first; then those never seen, in
    /// their order.
    List<InterviewItem> due(List<InterviewItem> items) {
        return items.stream()
                .filter(i -> !due(i).isAfter(today))
                .sorted(
                        Comparator.comparing((InterviewItem i) -> place(i).isEmpty())
                                .thenComparing(this::due))
                .toList();
    }

    /// The day from which on an item is asked; today if it was never seen.
    LocalDate due(InterviewItem item) {
        return place(item).map(Place::due).orElse(today);
    }

    void known(InterviewItem item) {
        int box = place(item).map(p -> Math.min(p.box() + 1, DAYS.size() - 1)).orElse(0);
        put(item, box, today.plusDays(DAYS.get(box)));
    }

    void unknown(InterviewItem item) {
        // One box below the first, so that it is asked tomorrow once it is known.
        put(item, -1, today);
    }

    private void put(InterviewItem item, int box, LocalDate due) {
        notes.setProperty(item.key(), box + " " + due);
    }

    /// Where an item stands; empty if it was never seen, or if the note cannot be read.
    private Optional<Place> place(InterviewItem item) {
        String[] note = notes.getProperty(item.key(), "").split(" ");
        if (note.length != 2 || !note[0].matches("-1|[0-5]")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Place(Integer.parseInt(note[0]), LocalDate.parse(note[1])));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
