package netcourse.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/// The interview items of a lesson, each a heading of the third level with its parts.
final class Interview {
    private static final String SHORT = "**30 seconds.**";
    private static final String LONG = "**2 minutes.**";
    private static final String FOLLOW_UP = "**Follow-up.**";
    private static final String PROOF = "**Proof.**";
    private static final List<String> PARTS = List.of(SHORT, LONG, FOLLOW_UP, "**Trap.**", PROOF);
    private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final List<String> items;

    private Interview(List<String> items) {
        this.items = items;
    }

    /// The items in a text, which may have other words before the first one.
    static Interview of(String text) {
        return new Interview(List.of(text.split("(?m)^### ")).stream().skip(1).toList());
    }

    /// The headings, in their order.
    List<String> questions() {
        return items.stream().map(Interview::question).toList();
    }

    private static String question(String item) {
        return item.lines().findFirst().orElse("");
    }

    /// Each item has all its parts, and a proof that links somewhere.
    void assertItems(int atLeast) {
        assertThat(items).hasSizeGreaterThanOrEqualTo(atLeast);
        for (String item : items) {
            assertThat(item).as(question(item)).containsSubsequence(PARTS);
            assertThat(Chapter.LINK.matcher(item.substring(item.indexOf(PROOF))).find())
                    .as("proof of " + item)
                    .isTrue();
        }
    }

    /// Before its first answer each item asks once in Chinese, in one line.
    void assertLanguages() {
        for (String item : items) {
            String asked = item.substring(question(item).length(), item.indexOf(SHORT));
            assertThat(asked.strip().lines()).as(question(item)).hasSize(1);
            assertThat(asked).as(question(item)).containsPattern(CHINESE);
        }
    }

    /// The answers take as long to say as they promise: 60 to 80 words, and 220 to 300.
    void assertLengths() {
        for (String item : items) {
            assertThat(words(item, SHORT, LONG))
                    .as("words in 30 seconds: " + question(item))
                    .isBetween(60L, 80L);
            assertThat(words(item, LONG, FOLLOW_UP))
                    .as("words in 2 minutes: " + question(item))
                    .isBetween(220L, 300L);
        }
    }

    /// Without the targets of links.
    private static long words(String item, String from, String to) {
        String part = item.substring(item.indexOf(from) + from.length(), item.indexOf(to));
        return WORD.matcher(Chapter.LINK.matcher(part).replaceAll("$1")).results().count();
    }
}
