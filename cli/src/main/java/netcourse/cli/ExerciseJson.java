package netcourse.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import netcourse.checker.Board;
import netcourse.checker.CheckResult;
import netcourse.checker.Progress;

/// The exercises as JSON (RFC 8259): an array with one object each, in one line each.
record ExerciseJson(Catalog catalog) {
    String render(Progress progress) throws IOException {
        StringJoiner all = new StringJoiner(",\n ", "[", "]");
        for (Board board : progress.lessons()) {
            for (CheckResult result : board.results()) {
                all.add(object(board, result));
            }
        }
        return all.toString();
    }

    private String object(Board board, CheckResult result) throws IOException {
        Exercise exercise = catalog.exercise(result.id());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", result.id());
        fields.put("lesson", board.name());
        fields.put("title", result.title());
        fields.put("core", result.effort().core());
        fields.put("difficulty", result.effort().difficulty());
        fields.put("minutes", result.effort().minutes());
        fields.put("verdict", result.verdict().toString());
        fields.put("changedSince", board.isChanged(result));
        fields.put("mistake", result.mistake());
        fields.put("task", slashed(exercise.fromRoot(exercise.contract())));
        fields.put("yours", slashed(exercise.fromRoot(exercise.solution())));
        return fields.entrySet().stream()
                .map(f -> string(f.getKey()) + ": " + value(f.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String slashed(Object path) {
        return path.toString().replace('\\', '/');
    }

    private static String value(Object value) {
        return value instanceof String text ? string(text) : value.toString();
    }

    private static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
