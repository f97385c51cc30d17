package dev.composure.zombies;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One process as `/proc/PID/stat` shows it. `startTicks` counts clock ticks since boot. `pidNamespace` is
/// the inode of `/proc/PID/ns/pid`, which stays readable on a zombie, or 0 where it was not or could not be
/// read.
public record ProcessEntry(
        int pid, int parent, char state, int session, long startTicks, String command, long pidNamespace) {

    private static final int FIELDS_FROM_PARENT_TO_SESSION = 2;
    private static final int FIELDS_FROM_SESSION_TO_START = 16;

    /// The kernel shows its user space a hundred ticks a second on every platform that Docker runs on.
    private static final int MILLIS_PER_TICK = 10;

    /// Reads the first bytes of a buffer as `/proc/PID/stat`. The command stands in parentheses and may
    /// hold anything, `) Z` and line breaks included, so it ends at the last parenthesis.
    public static ProcessEntry parse(byte[] stat, int length) {
        var line = new StatLine(stat, length);
        var pid = line.number();
        int open = line.position() + 1;
        int close = line.lastParenthesis();
        if (close < open || close + 2 >= length) {
            throw new IllegalArgumentException("not a line of /proc/PID/stat");
        }
        var command = new String(stat, open, close - open, StandardCharsets.UTF_8);
        var state = (char) stat[close + 2];
        line.moveTo(close + 3);
        var parent = line.number();
        line.skip(FIELDS_FROM_PARENT_TO_SESSION - 1);
        var session = line.number();
        line.skip(FIELDS_FROM_SESSION_TO_START - 1);
        return new ProcessEntry((int) pid, (int) parent, state, (int) session, line.number(), command, 0);
    }

    public ProcessEntry inNamespace(long inode) {
        return new ProcessEntry(pid, parent, state, session, startTicks, command, inode);
    }

    /// Tells this process from a later one with the same pid.
    public ProcessIdentity identity() {
        return new ProcessIdentity(pid, startTicks);
    }

    /// How long after the boot of the host it started.
    public Duration startedAfterBoot() {
        return Duration.ofMillis(startTicks * MILLIS_PER_TICK);
    }

    public boolean isZombie() {
        return state == 'Z';
    }

    /// True of the process that containers hang under: a container's PID 1, and whatever is exec'd into it,
    /// are its children. Commands are cut to 15 characters, so that every kind of shim has the same.
    public boolean isContainerShim() {
        return command.equals("containerd-shim");
    }
}
