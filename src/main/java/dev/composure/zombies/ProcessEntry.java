package dev.composure.zombies;

/// One process as `/proc/PID/stat` shows it. `startTicks` counts clock ticks since boot. `pidNamespace` is the inode of
/// `/proc/PID/ns/pid`, which stays readable on a zombie, or 0 where it could not be read.
public record ProcessEntry(
        int pid, int parent, char state, int session, long startTicks, String command, long pidNamespace) {

    public boolean isZombie() {
        return state == 'Z';
    }
}
