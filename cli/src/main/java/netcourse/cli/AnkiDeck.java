package netcourse.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Interview items as a text file that Anki imports (File, Import): one card a line, a deck for
/// each lesson. A card keeps its identity, so a second import updates the cards and adds no second
/// ones. The header is Anki's own: https://docs.ankiweb.net/importing/text-files.html#file-headers
record AnkiDeck(List<InterviewItem> items) {
    private static final String HEADER =
            """
            #separator:tab
            #html:true
            #notetype:Basic
            #guid column:1
            #deck column:2
            """;

    String render() {
        return items.stream().map(AnkiDeck::card).collect(Collectors.joining("\n", HEADER, "\n"));
    }

    private static String card(InterviewItem item) {
        ItemText markdown = new ItemText(item.lesson());
        String front = markdown.html(item.question() + "\n\n" + item.chinese());
        String back =
                item.answers().entrySet().stream()
                        .map(a -> "**" + a.getKey() + ".** " + a.getValue())
                        .map(markdown::html)
                        .collect(Collectors.joining("<br><br>"));
        return List.of(identity(item), "netcourse::" + item.lesson(), front, back).stream()
                .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("\t"));
    }

    private static String identity(InterviewItem item) {
        byte[] key = ("netcourse " + item.key()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(key).toString();
    }
}
