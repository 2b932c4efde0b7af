package netcourse.book;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/// The items of `INTERVIEW.md` as cards: the question in front, the answers folded.
final class Cards {
    private Cards() {}

    /// An item begins with a heading of level 3; the question in Chinese may follow it.
    static void fold(Page page) {
        for (Heading question : page.headings(3)) {
            Node front = isChinese(question.getNext()) ? question.getNext() : question;
            question.insertBefore(Page.html("<details class=\"card\"><summary>"));
            Node last = front;
            while (last.getNext() != null && !(last.getNext() instanceof Heading)) {
                last = last.getNext();
            }
            last.insertAfter(Page.html("</details>"));
            front.insertAfter(Page.html("</summary>"));
        }
    }

    private static boolean isChinese(Node node) {
        return node instanceof Paragraph
                && PlainText.of(node)
                        .codePoints()
                        .anyMatch(
                                c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
