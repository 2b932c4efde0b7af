package netcourse.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The course's book in a real browser, from a folder. Screenshots to look at stay in
/// `target/screenshots`.
class BrowserTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private static final Path FOLDER = Path.of("target/browser").toAbsolutePath();

    private static Path book;
    private static Chromium chromium;

    @BeforeAll
    static void startChromium() throws IOException, InterruptedException {
        Path program = Chromium.find().orElse(null);
        if (program == null) {
            abort("no chromium on PATH: the book was not looked at in a browser");
        }
        book = FOLDER.resolve("book");
        Book.render(ROOT, book);
        chromium = Chromium.start(program, FOLDER.resolve("profile"));
    }

    @AfterAll
    static void stopChromium() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void desktopByDay() {
        chromium.resize(1280, 900);
        chromium.emulate("screen", "light");
        chromium.problems();
    }

    private static void open(String page) throws InterruptedException {
        int hash = page.indexOf('#');
        String file = hash < 0 ? page : page.substring(0, hash);
        chromium.open(URI.create(book.resolve(file).toUri() + page.substring(file.length())));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(book)) {
            return files.filter(
                            f -> f.toString().endsWith(".html") && !f.toString().contains("/src/"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyPageIsWholeOnDesktopAndPhone() throws Exception {
        List<Path> pages = pages();
        assertThat(pages).hasSizeGreaterThan(20);
        for (Path page : pages) {
            chromium.resize(1280, 900);
            chromium.open(page.toUri());
            String name = book.relativize(page).toString().replace('/', '-').replace(".html", "");

            assertThat(chromium.problems()).as("problems of %s", page).isEmpty();
            assertThat(widthLeft()).as("width left on %s", page).isNotNegative();
            assertThat(undrawn()).as("pictures not drawn on %s", page).isZero();
            assertThat(cutOff()).as("texts wider than their boxes on %s", page).isEmpty();
            chromium.screenshot(SCREENSHOTS.resolve(name + "-desktop.png"));

            assertThat(skippedLevels()).as("headings after a left-out level on %s", page).isZero();
            assertThat(unmarkedChinese()).as("Chinese that is called English on %s", page).isZero();

            chromium.resize(360, 740);
            chromium.screenshot(SCREENSHOTS.resolve(name + "-phone.png"));
            chromium.evaluate(
                    "document.querySelectorAll('main details').forEach(d => { d.open = true; })");
            assertThat(widthLeft()).as("width left on %s, on a phone", page).isNotNegative();
        }
    }

    /// Negative if something stands out on the right.
    private static int widthLeft() {
        return number("innerWidth - document.documentElement.scrollWidth");
    }

    private static int undrawn() {
        return number(
                "[...document.querySelectorAll('.mermaid')].filter(p => !p.querySelector('svg')"
                        + " || p.querySelector('svg').getBoundingClientRect().height < 40).length");
    }

    /// The notes of a sequence diagram do not grow with their text.
    private static String cutOff() {
        return chromium.evaluate(
                """
                [...document.querySelectorAll('.mermaid .noteText')]
                    .filter(t => t.getBBox().width > t.parentElement.querySelector('.note').getBBox().width)
                    .map(t => t.textContent).join('; ')
                """);
    }

    private static int skippedLevels() {
        return number(
                """
                [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map(h => Number(h.tagName[1]))
                    .filter((level, i, levels) => i > 0 && level > levels[i - 1] + 1).length
                """);
    }

    private static int unmarkedChinese() {
        return number(
                """
                [...document.querySelectorAll('main :is(p, li, td, th, h1, h2, h3)')]
                    .flatMap(e => [...e.childNodes])
                    .filter(n => n.nodeType === 3 && /\\p{Script=Han}/u.test(n.data)).length
                """);
    }

    private static int number(String expression) {
        return Integer.parseInt(chromium.evaluate(expression));
    }

    @Test
    void picturesAreDrawn() throws Exception {
        open("lesson05-encryption/index.html");

        assertThat(number("document.querySelectorAll('.mermaid svg').length")).isPositive();
        chromium.evaluate("document.querySelector('.mermaid').scrollIntoView({block: 'center'})");
        chromium.screenshot(SCREENSHOTS.resolve("picture.png"));
        chromium.emulate("screen", "dark");
        chromium.screenshot(SCREENSHOTS.resolve("picture-dark.png"));
    }

    @Test
    void searchFindsAcrossPagesAndLeadsThere() throws Exception {
        open("lesson01-structures/index.html");

        assertThat(search("zip bomb")).contains("lesson04-compression/INTERVIEW.html#");
        chromium.screenshot(SCREENSHOTS.resolve("search.png"));
        chromium.evaluate("document.getElementById('search').focus()");
        assertThat(press("ArrowDown")).isEqualTo("0");
        assertThat(press("ArrowDown")).isEqualTo("1");
        assertThat(press("ArrowUp")).isEqualTo("0");
        assertThat(press("ArrowUp")).isEqualTo("-1");
        chromium.evaluate("document.querySelector('#results a').click()");
        chromium.awaitLoaded();

        assertThat(chromium.evaluate("location.pathname")).contains("lesson04-compression/");
        assertThat(chromium.evaluate("document.querySelector(':target') !== null"))
                .isEqualTo("true");
        assertThat(chromium.problems()).isEmpty();
    }

    /// Which of the results has the focus then.
    private static String press(String key) {
        return chromium.evaluate(
                """
                document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true})),
                [...document.querySelectorAll('#results a')].indexOf(document.activeElement)
                """
                        .formatted(key));
    }

    /// The addresses found.
    private static String search(String words) {
        return chromium.evaluate(
                """
                new Promise(found => {
                    const results = document.getElementById('results');
                    new MutationObserver(() => found([...results.querySelectorAll('a')].map(a => a.href).join(' ') || 'nothing'))
                        .observe(results, {childList: true});
                    const box = document.getElementById('search');
                    box.value = '%s';
                    box.dispatchEvent(new Event('input'));
                })
                """
                        .formatted(words));
    }

    @Test
    void searchFindsChineseWordsAndSaysWhenThereIsNothing() throws Exception {
        open("index.html");

        assertThat(search("粘包")).contains("GLOSSARY.html");
        assertThat(search("xyzzy")).isEqualTo("nothing");
    }

    @Test
    void copyButtonGivesTheSnippetAsItStandsInTheChapter() throws Exception {
        open("lesson04-compression/index.html");
        String chapter = Files.readString(ROOT.resolve("lesson04-compression/README.md"));
        int from = chapter.indexOf("```java\n") + "```java\n".length();

        String copied =
                chromium.evaluate(
                        """
                        new Promise(copied => {
                            navigator.clipboard.writeText = async text => copied(text);
                            document.querySelector('details:not(.hint, .task) > .listing code.language-java').closest('.listing').querySelector('.copy').click();
                        })
                        """);

        assertThat(copied).isEqualTo(chapter.substring(from, chapter.indexOf("```", from)));
    }

    @Test
    void coloursFollowTheSystemUntilSomebodyChooses() throws Exception {
        open("index.html");
        String light = background();
        chromium.emulate("screen", "dark");
        String dark = background();
        assertThat(dark).isNotEqualTo(light);
        chromium.screenshot(SCREENSHOTS.resolve("dark.png"));

        chromium.evaluate("document.getElementById('theme').click()");
        assertThat(background()).isEqualTo(light);
        open("lesson01-structures/index.html");
        assertThat(background()).isEqualTo(light);
        chromium.evaluate("localStorage.clear()");
    }

    private static String background() {
        return chromium.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void paperIsWhiteAndShowsOnlyTheText() throws Exception {
        open("lesson01-structures/INTERVIEW.html");
        String white = background();
        chromium.emulate("print", "dark");

        assertThat(background()).isEqualTo(white);
        assertThat(chromium.evaluate("getComputedStyle(document.querySelector('header')).display"))
                .isEqualTo("none");
        chromium.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(number("document.querySelectorAll('main details:not([open])').length")).isZero();
        chromium.screenshot(SCREENSHOTS.resolve("print.png"));
    }

    @Test
    void hintsAndAnswersAreFoldedUntilSomebodyAsks() throws Exception {
        open("lesson01-structures/index.html#exercise-1.1");
        assertThat(number("document.querySelectorAll('details.hint[open]').length")).isZero();
        chromium.evaluate("document.querySelector('details.task summary').click()");
        chromium.evaluate("document.querySelector('details.hint summary').click()");
        chromium.screenshot(SCREENSHOTS.resolve("exercise.png"));
        assertThat(number("document.querySelectorAll('details.hint[open]').length")).isOne();

        open("lesson01-structures/INTERVIEW.html");
        assertThat(number("document.querySelectorAll('details.card[open]').length")).isZero();
        String first = chromium.evaluate("document.querySelector('details.card :is(h2, h3)').id");
        chromium.evaluate(
                """
                new Promise(there => {
                    addEventListener('hashchange', there);
                    location.hash = '%s';
                })
                """
                        .formatted(first));
        assertThat(number("document.querySelectorAll('details.card[open]').length")).isOne();
        chromium.screenshot(SCREENSHOTS.resolve("card.png"));
    }

    @Test
    void linkToTestShowsItsMethod() throws Exception {
        open("lesson04-compression/INTERVIEW.html");
        chromium.evaluate(
                "[...document.querySelectorAll('main a')].find(a => /java.html#/.test(a.href)).click()");
        chromium.awaitLoaded();

        assertThat(number("document.querySelectorAll('.here').length")).isOne();
        assertThat(number("scrollY")).isPositive();
        assertThat(chromium.problems()).isEmpty();
        chromium.screenshot(SCREENSHOTS.resolve("source.png"));
    }
}
