package netcourse.lesson03.mistake;

import netcourse.lesson03.FormatSize;

/// What the mistakes of exercise 3.1 have in common: a right answer in parts that each of them
/// changes.
abstract class PlainFormatSize implements FormatSize {
    @Override
    public int size(String format) {
        boolean standard = format.matches("(?s)[=<>!].*");
        int from = standard || format.startsWith("@") ? 1 : 0;
        String[] fields = fields(format.substring(from), from);
        long size = 0;
        for (String field : fields) {
            long bytes = bytes(field.charAt(field.length() - 1), standard);
            long count = count(field.substring(0, field.length() - 1));
            long alignment = alignment(standard, count, bytes, field);
            size = (size + alignment - 1) / alignment * alignment + times(count, bytes);
        }
        return end(size, standard);
    }

    String[] fields(String codes, int from) {
        String bad = codes.replaceFirst("(?s)^(\\s*[0-9]*[xcbB?shHiIflLqQd])*\\s*", "");
        if (!bad.isEmpty()) {
            String behindDigits = bad.replaceFirst("^[0-9]+(?=.)", "");
            int at = from + codes.length();
            at -= bad.matches("[0-9]+") ? bad.length() : behindDigits.length();
            throw new IllegalArgumentException("no code at index " + at);
        }
        return codes.isBlank() ? new String[0] : codes.strip().split("(?<=[a-zB-Q?])\\s*");
    }

    long count(String digits) {
        return digits.isEmpty() ? 1 : new java.math.BigDecimal(digits).longValue();
    }

    long bytes(char code, boolean standard) {
        return switch (code) {
            case 'h', 'H' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L' -> standard ? 4 : 8;
            case 'q', 'Q', 'd' -> 8;
            default -> 1;
        };
    }

    long alignment(boolean standard, long count, long bytes, String field) {
        return standard ? 1 : bytes;
    }

    long times(long count, long bytes) {
        return count * bytes;
    }

    int end(long size, boolean standard) {
        return Math.toIntExact(size);
    }
}
