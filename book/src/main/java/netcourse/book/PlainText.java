package netcourse.book;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// What a reader sees of a text, without marks and without the targets of links; each block, and
/// each cell of a table, on a line.
final class PlainText extends AbstractVisitor {
    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(Node node) {
        PlainText collected = new PlainText();
        node.accept(collected);
        return collected.text.toString().strip();
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code code) {
        text.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        text.append(' ');
    }

    @Override
    public void visit(FencedCodeBlock block) {
        text.append(block.getLiteral()).append('\n');
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        text.append(block.getLiteral()).append('\n');
    }

    @Override
    public void visit(HtmlBlock block) {
        text.append(block.getLiteral().replaceAll("<[^>]*>", " ").strip()).append('\n');
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        text.append('\n');
    }

    @Override
    public void visit(ListItem item) {
        visitChildren(item);
        text.append('\n');
    }

    /// A cell or a row of a table.
    @Override
    public void visit(CustomNode node) {
        visitChildren(node);
        text.append('\n');
    }
}
