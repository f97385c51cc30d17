package dev.composure.files;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/// The few calls of Linux' C library that Java has no words for: extended attributes of every namespace (POSIX ACLs are
/// one of them) and locks on folders.
@SuppressWarnings("restricted")
final class Libc {

    static final int ENOTSUP = 95;
    static final int EWOULDBLOCK = 11;

    private static final int MAX_ATTRIBUTE = 1 << 16;
    private static final int O_RDONLY_DIRECTORY_CLOEXEC = 0_200_000 | 0_2_000_000;
    private static final int LOCK_EX_NB = 2 | 4;

    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final VarHandle ERRNO_FIELD =
            Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));

    private static final MemoryLayout INT = ValueLayout.JAVA_INT;
    private static final MemoryLayout LONG = ValueLayout.JAVA_LONG;
    private static final MemoryLayout POINTER = ValueLayout.ADDRESS;

    private static final MethodHandle LISTXATTR = find("listxattr", LONG, POINTER, POINTER, LONG);
    private static final MethodHandle GETXATTR = find("getxattr", LONG, POINTER, POINTER, POINTER, LONG);
    private static final MethodHandle SETXATTR = find("setxattr", INT, POINTER, POINTER, POINTER, LONG, INT);
    private static final MethodHandle REMOVEXATTR = find("removexattr", INT, POINTER, POINTER);
    private static final MethodHandle OPEN = find("open", INT, POINTER, INT);
    private static final MethodHandle FLOCK = find("flock", INT, INT, INT);
    private static final MethodHandle CLOSE = find("close", INT, INT);

    private Libc() {}

    /// A call that failed, with the system's error number.
    static final class Failure extends FileSystemException {
        private final int errno;

        private Failure(String call, Path path, int errno) {
            super(path.toString(), null, "%s: error %d".formatted(call, errno));
            this.errno = errno;
        }

        int errno() {
            return errno;
        }
    }

    /// The call itself; what is returned below zero is a failure.
    @FunctionalInterface
    private interface Call {
        long invoke(Arena arena, MemorySegment captured) throws Throwable;
    }

    static boolean isHere() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux");
    }

    private static MethodHandle find(String name, MemoryLayout result, MemoryLayout... arguments) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments), ERRNO);
    }

    /// The names of a file's extended attributes, each ended by a zero byte.
    static byte[] namesOfAttributes(Path file) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var names = arena.allocate(MAX_ATTRIBUTE);
            long size = call("listxattr", file, (inner, captured) ->
                    (long) LISTXATTR.invokeExact(captured, text(inner, file), names, names.byteSize()));
            return names.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    static byte[] attribute(Path file, String name) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var value = arena.allocate(MAX_ATTRIBUTE);
            long size = call("getxattr " + name, file, (inner, captured) -> (long) GETXATTR.invokeExact(
                    captured, text(inner, file), inner.allocateFrom(name), value, value.byteSize()));
            return value.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    static void setAttribute(Path file, String name, byte[] content) throws IOException {
        call("setxattr " + name, file, (arena, captured) -> {
            var value = arena.allocateFrom(ValueLayout.JAVA_BYTE, content);
            return (int) SETXATTR.invokeExact(
                    captured, text(arena, file), arena.allocateFrom(name), value, (long) content.length, 0);
        });
    }

    static void removeAttribute(Path file, String name) throws IOException {
        call("removexattr " + name, file, (arena, captured) ->
                (int) REMOVEXATTR.invokeExact(captured, text(arena, file), arena.allocateFrom(name)));
    }

    /// Opens a folder for [#lock]; the descriptor is to be given to [#close].
    static int open(Path folder) throws IOException {
        return (int) call("open", folder, (arena, captured) ->
                (int) OPEN.invokeExact(captured, text(arena, folder), O_RDONLY_DIRECTORY_CLOEXEC));
    }

    static void lock(Path folder, int descriptor) throws IOException {
        call("flock", folder, (_, captured) -> (int) FLOCK.invokeExact(captured, descriptor, LOCK_EX_NB));
    }

    static void close(Path folder, int descriptor) throws IOException {
        call("close", folder, (_, captured) -> (int) CLOSE.invokeExact(captured, descriptor));
    }

    private static MemorySegment text(Arena arena, Path path) {
        return arena.allocateFrom(path.toString());
    }

    private static long call(String name, Path path, Call call) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var captured = arena.allocate(Linker.Option.captureStateLayout());
            long result = invoke(call, arena, captured);
            if (result < 0) {
                throw new Failure(name, path, (int) ERRNO_FIELD.get(captured, 0L));
            }
            return result;
        }
    }

    private static long invoke(Call call, Arena arena, MemorySegment captured) {
        try {
            return call.invoke(arena, captured);
        } catch (Throwable impossible) {
            throw new IllegalStateException("a method handle was called with the wrong types", impossible);
        }
    }
}
