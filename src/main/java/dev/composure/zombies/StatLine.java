package dev.composure.zombies;

/// Walks over the numbers of a line without making a string of each.
final class StatLine {

    private final byte[] bytes;
    private final int length;
    private int position;

    StatLine(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    int position() {
        return position;
    }

    void moveTo(int target) {
        position = target;
    }

    int lastParenthesis() {
        int at = length - 1;
        while (at >= 0 && bytes[at] != ')') {
            at--;
        }
        return at;
    }

    void skip(int fields) {
        for (int field = 0; field < fields; field++) {
            skipSpaces();
            while (position < length && bytes[position] != ' ') {
                position++;
            }
        }
    }

    /// The next number; leaves the position behind it, and behind one space.
    long number() {
        skipSpaces();
        boolean negative = position < length && bytes[position] == '-';
        if (negative) {
            position++;
        }
        int start = position;
        long value = 0;
        while (position < length && bytes[position] >= '0' && bytes[position] <= '9') {
            value = value * 10 + (bytes[position] - '0');
            position++;
        }
        if (position == start) {
            throw new IllegalArgumentException("not a line of /proc/PID/stat");
        }
        skipSpaces();
        return negative ? -value : value;
    }

    private void skipSpaces() {
        while (position < length && bytes[position] == ' ') {
            position++;
        }
    }
}
