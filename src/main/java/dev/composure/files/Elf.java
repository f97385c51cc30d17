package dev.composure.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Reads of a program whether it can run without libraries: whether it names no interpreter to load them.
final class Elf {

    private static final int MAGIC = 0x464c457f;
    private static final int HEAD = 8192;
    private static final int BITS_64 = 2;
    private static final int BIG_ENDIAN = 2;
    private static final int INTERPRETER = 3;

    private Elf() {}

    static boolean isStatic(Path program) throws IOException {
        try (var file = FileChannel.open(program)) {
            var head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
            file.read(head);
            head.flip();
            return head.remaining() > 64 && head.getInt(0) == MAGIC && namesNoInterpreter(head);
        } catch (IndexOutOfBoundsException strange) {
            return false;
        }
    }

    private static boolean namesNoInterpreter(ByteBuffer head) {
        boolean isLong = head.get(4) == BITS_64;
        head.order(head.get(5) == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int table = isLong ? (int) head.getLong(32) : head.getInt(28);
        int size = head.getShort(isLong ? 54 : 42);
        int count = head.getShort(isLong ? 56 : 44);
        for (int entry = 0; entry < count; entry++) {
            if (head.getInt(table + entry * size) == INTERPRETER) {
                return false;
            }
        }
        return true;
    }
}
