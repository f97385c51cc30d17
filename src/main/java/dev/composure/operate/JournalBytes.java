package dev.composure.operate;

import java.util.Arrays;
import java.util.Objects;

/// The bytes of one file before and after a remediation. A class and not a record, because it must not hand out its
/// arrays.
public final class JournalBytes {

    private final byte[] before;
    private final byte[] after;

    public JournalBytes(byte[] before, byte[] after) {
        this.before = before.clone();
        this.after = after.clone();
    }

    public byte[] before() {
        return before.clone();
    }

    public byte[] after() {
        return after.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalBytes that
                && Arrays.equals(before, that.before)
                && Arrays.equals(after, that.after);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(before), Arrays.hashCode(after));
    }
}
