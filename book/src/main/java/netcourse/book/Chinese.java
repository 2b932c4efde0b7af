package netcourse.book;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// Says of Chinese words in the English text what language they are, so that a browser takes the
/// right shapes for them, and a screen reader the right voice.
final class Chinese extends AbstractVisitor {
    private static final Pattern WORDS =
            Pattern.compile("\\p{IsHan}[\\p{IsHan}\\p{InCJK_Symbols_and_Punctuation}，？！：；（）]*");

    static boolean isIn(String text) {
        return WORDS.matcher(text).find();
    }

    @Override
    public void visit(Text node) {
        String text = node.getLiteral();
        if (isSentence(text)) {
            insert(node, "<span lang=\"zh-CN\">", text, "</span>");
            node.unlink();
        } else if (isIn(text)) {
            mark(node, WORDS.matcher(text));
            node.unlink();
        }
    }

    /// Whether a quarter of the letters is Chinese: names such as TCP stand in every sentence.
    private static boolean isSentence(String text) {
        long chinese = text.codePoints().filter(Character::isIdeographic).count();
        return chinese > 0 && 4 * chinese >= text.codePoints().filter(Character::isLetter).count();
    }

    private static void mark(Text node, Matcher words) {
        String text = node.getLiteral();
        int done = 0;
        while (words.find()) {
            insert(node, "", text.substring(done, words.start()), "");
            insert(node, "<span lang=\"zh-CN\">", words.group(), "</span>");
            done = words.end();
        }
        insert(node, "", text.substring(done), "");
    }

    private static void insert(Node before, String start, String text, String end) {
        before.insertBefore(html(start));
        before.insertBefore(new Text(text));
        before.insertBefore(html(end));
    }

    private static HtmlInline html(String tag) {
        HtmlInline html = new HtmlInline();
        html.setLiteral(tag);
        return html;
    }
}
