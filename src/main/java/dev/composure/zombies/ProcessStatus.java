package dev.composure.zombies;

import java.math.BigInteger;

/// What `/proc/PID/status` says of a process, as far as it is about its children.
public record ProcessStatus(boolean ignoresChildren) {

    private static final String IGNORED = "SigIgn:";
    private static final int SIGCHLD = 17;
    private static final int SIXTEEN = 16;

    /// A process that ignores SIGCHLD has its dead children reaped by the kernel, strangers included. (The
    /// number of SIGCHLD is 17 on every platform of Docker Engine but MIPS.)
    public static ProcessStatus parse(String text) {
        return new ProcessStatus(text.lines()
                .filter(line -> line.startsWith(IGNORED))
                .map(line -> line.substring(IGNORED.length()).strip())
                .filter(mask -> mask.matches("[0-9a-fA-F]+"))
                .anyMatch(mask -> new BigInteger(mask, SIXTEEN).testBit(SIGCHLD - 1)));
    }
}
