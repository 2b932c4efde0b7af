package netcourse.book;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/// The items of `INTERVIEW.md` as cards: the question in front, the answers folded.
final class Cards {
    private Cards() {}

    /// An item begins with a heading of level 3; the question in Chinese may follow it. Where there
    /// are no sections, the items take their level: none is left out below the title.
    static void fold(Page page) {
        boolean sections = !page.headings(2).isEmpty();
        for (Heading question : page.headings(3)) {
            question.setLevel(sections ? 3 : 2);
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
        return node instanceof Paragraph && Chinese.isIn(PlainText.of(node));
    }
}
