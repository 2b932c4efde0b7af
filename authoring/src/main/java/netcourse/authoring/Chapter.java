package netcourse.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A lesson's README, held together with its code: what it quotes, what it shows and what it links
/// must be there.
///
/// Blocks that come from elsewhere are marked in the text:
///
/// - `<!-- snippet: src/main/java/…/A.java#region -->`, then the fenced lines of that region
/// - `<!-- output: name -->`, then the fenced lines that a program printed
/// - `<!-- mistakes: 2.1 single-read, … -->`, then a list, then `<!-- end of mistakes -->`
///
/// With `-Dnetcourse.record=true` the blocks are written anew instead of compared.
public final class Chapter {
    /// Every chapter has these, in this order.
    private static final List<String> HEADINGS =
            List.of(
                    "You will be able to",
                    "Run it first",
                    "The idea",
                    "On the wire",
                    "Break it",
                    "Exercises",
                    "Snippets",
                    "Common mistakes",
                    "What the article says",
                    "Interview");

    private static final int SNIPPET_LINES = 40;
    private static final int WORDS = 5_500;
    static final Pattern LINK = Pattern.compile("(?<!!)\\[([^\\]]+)\\]\\(([^)\\s]+)\\)");
    private static final Pattern REFERENCE = Pattern.compile("(?m)^\\[([^\\]]+)\\]: (\\S+)$");
    private static final Pattern TEST_METHOD = Pattern.compile("`?([A-Z]\\w*)\\.([a-z]\\w*)`?");

    private final Path file;
    private final Path folder;

    private Chapter(Path file) {
        this.file = file;
        this.folder = file.toAbsolutePath().getParent();
    }

    /// The chapter in a file; links and snippets are relative to its folder.
    public static Chapter of(Path readme) {
        return new Chapter(readme);
    }

    private String text() throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }

    /// The headings of the second level are those of every chapter.
    public void assertHeadings() throws IOException {
        assertThat(matches("(?m)^## (.+)$").stream().map(m -> m.group(1)))
                .containsExactlyElementsOf(HEADINGS);
    }

    /// It can be read in an evening: its words, without code and tables, are not too many.
    public void assertSize() throws IOException {
        String prose = text().replaceAll("(?ms)^```.*?^```$|^\\|.*?$", "");
        assertThat(prose.strip().split("\\s+")).hasSizeLessThanOrEqualTo(WORDS);
    }

    private List<MatchResult> matches(String regex) throws IOException {
        return Pattern.compile(regex).matcher(text()).results().toList();
    }

    /// Each quoted snippet is the region that it names, and fits on a screen, imports aside.
    public void assertSnippets() throws IOException {
        List<MatchResult> markers = snippets();
        assertThat(markers).isNotEmpty();
        for (MatchResult marker : markers) {
            String snippet = read(marker);
            assertThat(snippet.lines().filter(l -> !l.startsWith("import ")).count())
                    .as(marker.group())
                    .isLessThanOrEqualTo(SNIPPET_LINES);
            assertBlock(marker.group(), snippet, String::stripTrailing);
        }
    }

    /// Each quoted snippet compiles as it stands, with the JDK and the course's classes that it
    /// imports.
    public void assertSnippetsCompile() throws IOException {
        StringBuilder errors = new StringBuilder();
        for (MatchResult marker : snippets()) {
            String said = SnippetCompiler.errors(read(marker));
            if (!said.isEmpty()) {
                errors.append(marker.group()).append('\n').append(said).append('\n');
            }
        }
        assertThat(errors.toString()).isEmpty();
    }

    /// What is quoted from an answer stands after the exercises, folded: who opens it wants to.
    public void assertAnswersAreFolded() throws IOException {
        String text = text();
        String folded =
                Pattern.compile("<details>\n.*?</details>\n", Pattern.DOTALL)
                        .matcher(text.substring(text.indexOf("\n## Exercises\n")))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.joining());
        assertThat(snippets())
                .extracting(MatchResult::group)
                .filteredOn(marker -> marker.contains("/answer/"))
                .allSatisfy(marker -> assertThat(folded).contains(marker));
    }

    private List<MatchResult> snippets() throws IOException {
        return matches("<!-- snippet: (\\S+)#(\\S+) -->");
    }

    private String read(MatchResult snippet) throws IOException {
        return Snippet.read(folder.resolve(snippet.group(1)), snippet.group(2));
    }

    /// The names of the outputs that are shown.
    public List<String> outputs() throws IOException {
        return matches("<!-- output: (\\S+) -->").stream().map(m -> m.group(1)).toList();
    }

    /// What the chapter shows under this name; for outputs that a test compares in a way of its
    /// own.
    public String shown(String name) throws IOException {
        Matcher block = block("<!-- output: " + name + " -->").matcher(text());
        assertThat(block.find()).as("a fenced block of output " + name).isTrue();
        return block.group(1);
    }

    /// The shown output is what the program prints, but for the figures: ports, times and counts
    /// differ from run to run.
    public void assertOutput(String name, String printed) throws IOException {
        assertBlock("<!-- output: " + name + " -->", printed, Chapter::withoutFigures);
    }

    /// The same for a program whose threads print their lines in any order.
    public void assertOutputInAnyOrder(String name, String printed) throws IOException {
        assertBlock(
                "<!-- output: " + name + " -->",
                printed,
                text -> withoutFigures(text).lines().sorted().collect(Collectors.joining("\n")));
    }

    /// A text in which every number is a `#`, and a run of blanks is one.
    static String withoutFigures(String text) {
        return text.replaceAll("[0-9]+([.,][0-9]+)*", "#")
                .replaceAll("#(ms|s|ns)\\b", "# $1")
                .replaceAll("[ \\t]+", " ")
                .strip();
    }

    /// @param form in which the two are compared
    private void assertBlock(String marker, String now, UnaryOperator<String> form)
            throws IOException {
        Matcher block = block(marker).matcher(text());
        assertThat(block.find()).as("a fenced block after " + marker).isTrue();
        if (Boolean.getBoolean("netcourse.record")) {
            Files.writeString(
                    file,
                    new StringBuilder(text())
                            .replace(block.start(1), block.end(1), ended(now))
                            .toString());
            return;
        }
        assertThat(form.apply(block.group(1)))
                .as(marker)
                .isEqualTo(form.apply(now.replace("\r\n", "\n")));
    }

    private static Pattern block(String marker) {
        return Pattern.compile(
                Pattern.quote(marker) + "\\n+```\\w*\\n(.*?)^```$",
                Pattern.DOTALL | Pattern.MULTILINE);
    }

    private static String ended(String text) {
        return text.replace("\r\n", "\n").stripTrailing() + "\n";
    }

    /// `MISTAKES.md` beside the chapter has every mistake of the lesson, and the chapter's own list
    /// those that its marker names, all in the words on the classes.
    ///
    /// @param test a test of the lesson
    public void assertMistakes(Class<?> test) throws IOException {
        MistakeList all = MistakeList.ofLesson(test);
        assertFile(folder.resolve("MISTAKES.md"), all.render(title()));
        Matcher block =
                Pattern.compile(
                                "<!-- mistakes: ([^>]+) -->\\n(.*?)<!-- end of mistakes -->",
                                Pattern.DOTALL)
                        .matcher(text());
        assertThat(block.find()).as("a marked list of mistakes").isTrue();
        String list = "\n" + all.lines(List.of(block.group(1).split(", "))) + "\n";
        if (Boolean.getBoolean("netcourse.record")) {
            Files.writeString(
                    file,
                    new StringBuilder(text())
                            .replace(block.start(2), block.end(2), list)
                            .toString());
        } else {
            assertThat(block.group(2)).isEqualTo(list);
        }
    }

    private String title() throws IOException {
        return matches("(?m)^# (.+)$").getFirst().group(1);
    }

    private static void assertFile(Path file, String text) throws IOException {
        if (Boolean.getBoolean("netcourse.record")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file).replace("\r\n", "\n"))
                .as(file.toString())
                .isEqualTo(text);
    }

    /// Every interview item is whole and proven. The items stand in `INTERVIEW.md` beside the
    /// chapter, which links to each of them, or else in the chapter's own section.
    public void assertInterview(int atLeast) throws IOException {
        String section = text().substring(text().indexOf("\n## Interview\n"));
        Path own = interviewFile();
        if (!Files.exists(own)) {
            Interview.of(section).assertItems(atLeast);
            return;
        }
        Interview interview = Interview.of(Files.readString(own).replace("\r\n", "\n"));
        interview.assertItems(atLeast);
        interview.assertLanguages();
        interview.assertLengths();
        for (String question : interview.questions()) {
            assertThat(section).contains("(INTERVIEW.md#" + anchor(question) + ")");
        }
    }

    private Path interviewFile() {
        return folder.resolve("INTERVIEW.md");
    }

    /// Every link to a file of ours leads somewhere; one that is called `SomeTest.someMethod` leads
    /// to a file with that method. The interview items' links, too, if they stand in a file of
    /// their own.
    public void assertLinks() throws IOException {
        assertLinks(file);
        if (Files.exists(interviewFile())) {
            assertLinks(interviewFile());
        }
    }

    private void assertLinks(Path markdown) throws IOException {
        String text = withInlineLinks(Files.readString(markdown));
        for (MatchResult link : LINK.matcher(text).results().toList()) {
            String target = link.group(2);
            if (target.startsWith("https:") || target.startsWith("http:")) {
                continue;
            }
            int hash = target.indexOf('#');
            Path path =
                    hash == 0
                            ? markdown
                            : folder.resolve(hash < 0 ? target : target.substring(0, hash));
            assertThat(path).as(link.group()).exists();
            if (hash >= 0 && path.toString().endsWith(".md")) {
                assertThat(anchors(path)).as(link.group()).contains(target.substring(hash + 1));
            }
            Matcher method = TEST_METHOD.matcher(link.group(1));
            if (method.matches() && target.endsWith(".java")) {
                assertThat(Files.readString(path))
                        .as(link.group())
                        .contains(" " + method.group(2) + "(");
            }
        }
    }

    /// With each `[text][name]` as `[text](target)`.
    private static String withInlineLinks(String markdown) {
        String inline = markdown;
        for (MatchResult reference : REFERENCE.matcher(markdown).results().toList()) {
            String name = "][" + reference.group(1) + "]";
            inline = inline.replace(name, "](" + reference.group(2) + ")");
        }
        return inline;
    }

    private static List<String> anchors(Path markdown) throws IOException {
        return Pattern.compile("(?m)^#+ (.+)$")
                .matcher(Files.readString(markdown))
                .results()
                .map(heading -> anchor(heading.group(1)))
                .toList();
    }

    /// As GitHub makes it: lower case, blanks to hyphens, other marks dropped.
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
    }
}
